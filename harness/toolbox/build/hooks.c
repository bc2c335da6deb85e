/*
 * Theory of operation
 *
 * The listing is that of clang -O0 with ThreadSanitizer's pass over it: one instruction a line, and
 * a hook on the line before its access. Clang 14 writes pointers with their types and casts between
 * them, later ones write `ptr`:
 *
 *   %7 = bitcast i64* %3 to i8*
 *   call void @__tsan_read8(i8* %7)                call void @__tsan_read8(ptr %3)
 *   %8 = load i64, i64* %3, align 8                %8 = load i64, ptr %3, align 8
 *
 * A function is read twice. The first time finds what another thread can reach (reach.h), the
 * second time writes the function, with what it lacks.
 *
 * Before the optimiser, stores of what nobody looks at (idle.h) store nothing, so that states do
 * not differ by it.
 *
 * Whatever is not understood counts as escaping, or as unknown: the price of a mistake is a hook
 * too many or a program refused, and never an access unseen.
 */
#include "build/hooks.h"

#include "base/fault.h"
#include "base/memory.h"
#include "build/alter.h"
#include "build/idle.h"
#include "build/instruction.h"
#include "build/operand.h"
#include "build/reach.h"
#include "build/rewrite.h"

#include <stdlib.h>
#include <string.h>

#define CONSTRUCTOR "a function that runs before main() or after it, unseen"

const struct hooks_manner hooks_manners[] = {
	{"optimised", "preserve_allcc ", true, NULL},
	{"plain", "", false, NULL},
	{"altered", "", false, alter_stores},
	{"none", "", false, alter_nothing},
	{0},
};

const struct hooks_manner *hooks_manner_of(const char *word)
{
	const struct hooks_manner *manner = hooks_manners;

	while (manner->word && strcmp(manner->word, word) != 0)
		manner++;
	if (!manner->word)
		bug("harness/variants.mk: there are no hooks of the manner `%s`", word);
	return manner;
}

struct pass {
	const struct hooks_manner *manner;
	const struct listing *listing;
	const char *file;
	struct text *complete, *refused;
	struct reach *reach;
	struct rewrite rewrite;
	struct span before; /* the instruction before the one at hand */
	bool has_loaded; /* see is_leftover() */
	size_t casts; /* names given to casts so far */
	bool added; /* a hook for a range */
	bool *idle; /* see idle.h; NULL where it does not matter */
};

/* ------------------------------------------------------------------ what lacks a hook? */

static void refuse(struct pass *pass, struct span line, const char *what)
{
	char *text;
	int number;

	if (pass->refused->length)
		return;
	text = span_text(line);
	number = listing_source_line(pass->listing, text);
	text_addf(pass->refused, "%s:", pass->file);
	if (number)
		text_addf(pass->refused, "%d:", number);
	text_addf(pass->refused, " %s", what);
	free(text);
}

/* Is the line before this one its hook? */
static bool has_hook(struct pass *pass, const struct instruction *access, const char *kind)
{
	struct instruction hook;
	struct span parts[SPAN_PARTS];

	if (!pass->before.length)
		return false;
	instruction_read(&hook, pass->before);
	if (hook.opcode != OPCODE_CALL || !span_starts(hook.callee, "@__tsan_") ||
		!span_has(hook.callee, kind) || span_has(hook.callee, "_range"))
		return false;
	if (span_split(hook.arguments, parts) != 1)
		return false;
	return span_same(reach_without_casts(pass->reach, span_value(parts[0])),
		reach_without_casts(pass->reach, access->pointer));
}

/* The mark that gives a new line the place in the source that the instruction has. */
static void add_place(struct text *text, struct span line)
{
	struct span place;

	if (span_find(line, "!dbg !", &place))
		text_addf(text, ", %.*s", (int)strcspn(place.at, ","), place.at);
}

/*
 * A hook for `size`, the text of a number of bytes, from `pointer` on, whose type is `type`.
 * LLVM casts: a pointer with a type needs to be made one to bytes first.
 */
static void add_hook(struct pass *pass, const char *kind, struct span type, struct span pointer,
	const char *size, struct span line)
{
	struct text *out = pass->complete;
	bool is_typed = span_ends(type, "*");

	pass->added = true;
	if (is_typed) {
		text_addf(out, "  %%hooked.%zu = bitcast %.*s %.*s to i8*", pass->casts,
			(int)type.length, type.at, (int)pointer.length, pointer.at);
		add_place(out, line);
		text_addf(out, "\n  call %svoid @__tsan_%s_range(i8* %%hooked.%zu",
			pass->manner->convention, kind, pass->casts++);
	} else {
		text_addf(out, "  call %svoid @__tsan_%s_range(ptr %.*s", pass->manner->convention,
			kind, (int)pointer.length, pointer.at);
	}
	text_addf(out, ", i64 %s)", size);
	add_place(out, line);
	text_add(out, "\n");
}

/* Bytes of a type, computed by LLVM itself: the address of the second of an array at 0. */
static char *size_of(struct span type, bool is_typed)
{
	char *text = span_text(type), *size;

	size = is_typed ? text_format("ptrtoint (%s* getelementptr (%s, %s* null, i32 1) to i64)",
				  text, text, text)
			: text_format("ptrtoint (ptr getelementptr (%s, ptr null, i32 1) to i64)",
				  text);
	free(text);
	return size;
}

static void complete_access(struct pass *pass, const struct instruction *access, const char *kind)
{
	char *size;

	if (span_has(access->pointer_type, "addrspace(")) {
		refuse(pass, access->line, "memory of another address space");
		return;
	}
	if (has_hook(pass, access, kind) || reach_is_private(pass->reach, access->pointer))
		return;
	size = size_of(access->type, span_ends(access->pointer_type, "*"));
	add_hook(pass, kind, access->pointer_type, access->pointer, size, access->line);
	free(size);
}

/* A struct passed by value is read by the call itself. */
static void complete_by_value(struct pass *pass, const struct instruction *call)
{
	struct span rest = call->arguments, argument, type, pointed, value;

	while (span_next_part(&rest, &argument)) {
		char *size;

		if (!span_by_value(argument, &type, &pointed, &value) ||
			reach_is_private(pass->reach, value))
			continue;
		size = size_of(pointed, span_ends(type, "*"));
		add_hook(pass, "read", type, value, size, call->line);
		free(size);
	}
}

/* memcpy and its like, as intrinsics that the pass left alone. */
static void complete_copy(struct pass *pass, const struct instruction *call)
{
	struct span parts[SPAN_PARTS];
	bool is_set = span_starts(call->callee, "@llvm.memset");
	char *size;

	if (span_split(call->arguments, parts) < 3) {
		refuse(pass, call->line, "a copy that is not understood");
		return;
	}
	size = span_text(span_value(parts[2]));
	if (!is_set && !reach_is_private(pass->reach, span_value(parts[1])))
		add_hook(pass, "read", span_type(parts[1]), span_value(parts[1]), size, call->line);
	if (!reach_is_private(pass->reach, span_value(parts[0])))
		add_hook(
			pass, "write", span_type(parts[0]), span_value(parts[0]), size, call->line);
	free(size);
}

/* Intrinsics that touch no memory of the program's, though they may be given a pointer. */
static bool is_harmless_intrinsic(struct span callee)
{
	static const char *const prefixes[] = {"dbg.", "lifetime.", "va_start", "va_end", "va_copy",
		"returnaddress", "frameaddress", "stacksave", "stackrestore", "prefetch",
		"objectsize", "expect", "assume", "is.constant", "trap", "debugtrap", "ubsantrap",
		"donothing", "annotation", "var.annotation", "ptr.annotation", "launder.",
		"strip.invariant", "invariant.", "ptrmask", "threadlocal.address", "sideeffect",
		"experimental.noalias", "eh.", "localaddress", "allow."};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (span_starts((struct span){callee.at + 6, callee.length - 6}, prefixes[i]))
			return true;
	return false;
}

static bool has_pointer(struct span arguments)
{
	struct span rest = arguments, argument;

	while (span_next_part(&rest, &argument)) {
		struct span type = span_type(argument);

		if (span_starts(type, "ptr") || span_has(type, "*") || span_has(type, "ptr>"))
			return true;
	}
	return false;
}

static void complete_call(struct pass *pass, const struct instruction *call)
{
	complete_by_value(pass, call);
	if (!span_starts(call->callee, "@llvm."))
		return;
	if (span_starts(call->callee, "@llvm.memcpy") ||
		span_starts(call->callee, "@llvm.memmove") ||
		span_starts(call->callee, "@llvm.memset")) {
		complete_copy(pass, call);
	} else if (!is_harmless_intrinsic(call->callee) && has_pointer(call->arguments)) {
		char *name = span_text(call->callee);
		char *what = text_format("%s, whose accesses cannot be seen", name + 1);

		refuse(pass, call->line, what);
		free(what);
		free(name);
	}
}

/*
 * Is it an atomic load that a call of the explorer's has just done? The pass leaves the instruction
 * behind, perhaps after a cast of the call's result, and nobody uses it.
 */
static bool is_leftover(const struct pass *pass, const struct instruction *access)
{
	return access->result.length && pass->has_loaded;
}

/* Has the last instruction, or one that only casts its result, loaded something atomically? */
static void note_atomic_load(struct pass *pass, const struct instruction *instruction)
{
	bool is_load = instruction->opcode == OPCODE_CALL &&
		       span_starts(instruction->callee, "@__tsan_atomic") &&
		       span_ends(instruction->callee, "_load");
	bool is_cast =
		instruction->opcode == OPCODE_CAST || span_has(instruction->line, " = inttoptr ");

	pass->has_loaded = is_load || (is_cast && pass->has_loaded);
}

static void complete_instruction(struct pass *pass, const struct instruction *instruction)
{
	switch (instruction->opcode) {
	case OPCODE_LOAD:
		complete_access(pass, instruction, "read");
		return;
	case OPCODE_STORE:
		complete_access(pass, instruction, "write");
		return;
	case OPCODE_CALL:
		complete_call(pass, instruction);
		return;
	case OPCODE_ASSEMBLY:
		if (!instruction_is_barrier(instruction))
			refuse(pass, instruction->line,
				"inline assembly, whose accesses cannot be seen");
		return;
	case OPCODE_ATOMIC:
		if (!is_leftover(pass, instruction))
			refuse(pass, instruction->line,
				"an atomic access that is not instrumented");
		return;
	case OPCODE_ALLOCA:
	case OPCODE_CAST:
	case OPCODE_ELEMENT:
	case OPCODE_COMPARE:
	case OPCODE_OTHER:
		return;
	}
}

/* ------------------------------------------------------------------ line by line */

/* The store with another value: the optimiser then takes away what was only added up for it. */
static void write_idle_store(struct pass *pass, const struct instruction *store)
{
	const char *line = store->line.at, *rest = span_end(store->stored);
	char *changed = text_format("%.*s%.*s zeroinitializer%s", (int)(store->stored.at - line),
		line, (int)store->type.length, store->type.at, rest);

	rewrite_line(&pass->rewrite, changed, pass->complete);
	free(changed);
}

/*
 * What no optimiser will see needs no rewriting, but that even -O0 leaves out a call of which
 * nobody needs the result, if it is said to do nothing.
 */
static void write_line(struct pass *pass, size_t at)
{
	const char *line = pass->listing->lines[at];
	struct instruction instruction;

	if (pass->idle && pass->idle[at] && instruction_read(&instruction, span_of(line)))
		write_idle_store(pass, &instruction);
	else if (pass->manner->optimised || text_starts(line, "attributes #"))
		rewrite_line(&pass->rewrite, line, pass->complete);
	else
		text_addf(pass->complete, "%s\n", line);
}

/* From "define" to "}": the lines `from` to `to` of the listing. */
static void complete_function(struct pass *pass, size_t from, size_t to)
{
	const struct listing *listing = pass->listing;
	struct instruction instruction;

	for (size_t i = from; i < to; i++)
		if (instruction_read(&instruction, span_of(listing->lines[i])))
			reach_note(pass->reach, &instruction);
	pass->before = (struct span){0};
	pass->has_loaded = false;
	for (size_t i = from; i < to; i++) {
		if (instruction_read(&instruction, span_of(listing->lines[i]))) {
			complete_instruction(pass, &instruction);
			note_atomic_load(pass, &instruction);
			pass->before = instruction.line;
		}
		write_line(pass, i);
	}
	reach_forget_function(pass->reach);
}

static void declare_hooks(struct pass *pass, bool is_typed)
{
	static const char *const kinds[] = {"read", "write"};

	for (size_t i = 0; i < 2; i++) {
		char *name = text_format("__tsan_%s_range", kinds[i]);

		if (!listing_find(pass->listing, name))
			text_addf(pass->complete, "declare %svoid @%s(%s, i64) nomerge\n",
				pass->manner->convention, name, is_typed ? "i8*" : "ptr");
		free(name);
	}
}

/* What runs before main() or after it runs without the explorer. */
static void refuse_constructors(struct pass *pass)
{
	static const char *const sections[] = {" section \".preinit_array",
		" section \".init_array", " section \".fini_array", " section \".ctors",
		" section \".dtors"};
	const struct listing *listing = pass->listing;

	for (size_t i = 0; i < listing->count; i++)
		if (listing->entries[i].kind == LISTING_CONSTRUCTOR &&
			strcmp(listing->entries[i].name, "tsan.module_ctor") != 0)
			refuse(pass, (struct span){0}, CONSTRUCTOR);
	for (size_t i = 0; i < listing->line_count; i++)
		for (size_t n = 0; n < sizeof sections / sizeof *sections; n++)
			if (*listing->lines[i] == '@' && strstr(listing->lines[i], sections[n]))
				refuse(pass, (struct span){0}, CONSTRUCTOR);
}

void hooks_complete(const struct hooks_manner *manner, const struct listing *listing,
	const char *file, struct text *complete, struct text *refused)
{
	struct pass *pass = zeroed(1, sizeof *pass);
	bool is_typed = false;

	if (manner->instead) {
		manner->instead(listing, complete);
		free(pass);
		return;
	}
	*pass = (struct pass){.manner = manner,
		.listing = listing,
		.file = file,
		.complete = complete,
		.refused = refused};
	rewrite_begin(&pass->rewrite, listing);
	pass->reach = reach_open(listing);
	pass->idle = manner->optimised ? idle_stores(listing) : NULL;
	refuse_constructors(pass);
	for (size_t i = 0; i < listing->line_count; i++) {
		const char *line = listing->lines[i];
		size_t end = i;

		is_typed = is_typed || strstr(line, "i8* ");
		if (text_starts(line, "module asm"))
			refuse(pass, span_of(line), "assembly, whose accesses cannot be seen");
		if (!text_starts(line, "define ")) {
			write_line(pass, i);
			continue;
		}
		while (end < listing->line_count && strcmp(listing->lines[end], "}") != 0)
			end++;
		write_line(pass, i);
		complete_function(pass, i + 1, end);
		i = end - 1;
	}
	if (pass->added)
		declare_hooks(pass, is_typed);
	reach_close(pass->reach);
	free(pass->idle);
	free(pass);
}
