#include "build/reach.h"

#include "base/memory.h"
#include "build/operand.h"

#include <stdlib.h>
#include <xxhash.h>

/* A local value that points into a stack variable or a constant, or a global that is a constant. */
struct value {
	struct span name; /* "%7", "@table" */
	struct span uncast; /* of a cast: the pointer that it casts */
	struct value *root; /* what it points into; a stack variable and a constant are their own */
	bool escapes; /* of a root */
	struct value *next;
};

enum { BUCKETS = 256 };

struct values {
	struct value *buckets[BUCKETS];
};

static struct value **bucket_of(struct values *values, struct span name)
{
	return &values->buckets[XXH3_64bits(name.at, name.length) % BUCKETS];
}

static struct value *find_value(struct values *values, struct span name)
{
	struct value *value = *bucket_of(values, name);

	while (value && !span_same(value->name, name))
		value = value->next;
	return value;
}

static struct value *add_value(struct values *values, struct span name)
{
	struct value **bucket = bucket_of(values, name), *value = zeroed(1, sizeof *value);

	*value = (struct value){.name = name, .root = value, .next = *bucket};
	return *bucket = value;
}

static void forget_values(struct values *values)
{
	for (size_t i = 0; i < BUCKETS; i++)
		while (values->buckets[i]) {
			struct value *value = values->buckets[i];

			values->buckets[i] = value->next;
			free(value);
		}
}

struct reach {
	struct values locals; /* of the function at hand */
	struct values constants;
};

struct reach *reach_open(const struct listing *listing)
{
	struct reach *reach = zeroed(1, sizeof *reach);
	struct span name;

	for (size_t i = 0; i < listing->line_count; i++)
		if (span_constant(span_of(listing->lines[i]), &name))
			add_value(&reach->constants, name);
	return reach;
}

void reach_forget_function(struct reach *reach)
{
	forget_values(&reach->locals);
}

void reach_close(struct reach *reach)
{
	forget_values(&reach->locals);
	forget_values(&reach->constants);
	free(reach);
}

struct span reach_without_casts(struct reach *reach, struct span pointer)
{
	/* Only garbage has more, and in that a cast may be one of itself. */
	enum { CASTS_MOST = 64 };

	for (int casts = 0; casts < CASTS_MOST; casts++) {
		struct span inner;
		struct value *value;

		while (span_cast(pointer, &inner) || span_first_element(pointer, &inner))
			pointer = inner;
		value = span_starts(pointer, "%") ? find_value(&reach->locals, pointer) : NULL;
		if (!value || !value->uncast.length)
			break;
		pointer = value->uncast;
	}
	return pointer;
}

/* The stack variable or constant that a pointer points into; NULL: it may point anywhere. */
static struct value *root_of(struct reach *reach, struct span pointer)
{
	struct span base;
	struct value *value;

	pointer = reach_without_casts(reach, pointer);
	while (span_element(pointer, &base))
		pointer = reach_without_casts(reach, base);
	value = find_value(span_starts(pointer, "@") ? &reach->constants : &reach->locals, pointer);
	return value ? value->root : NULL;
}

/* Calls that keep no pointer that they are given. */
static bool keeps_nothing(const struct instruction *call)
{
	static const char *const names[] = {"@memcpy", "@memmove", "@memset", "@__tsan_memcpy",
		"@__tsan_memmove", "@__tsan_memset"};
	static const char *const prefixes[] = {"@llvm.dbg.", "@llvm.lifetime.", "@llvm.va_",
		"@llvm.mem", "@__tsan_read", "@__tsan_write", "@__tsan_unaligned_",
		"@__tsan_volatile_", "@__tsan_func_"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (span_is(call->callee, names[i]))
			return true;
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (span_starts(call->callee, prefixes[i]))
			return true;
	return false;
}

/* Every stack variable that a name in `text` points into may be known elsewhere from now on. */
static void let_escape(struct reach *reach, struct span text)
{
	struct span name;

	while (span_next_local(&text, &name)) {
		struct value *value = find_value(&reach->locals, name);

		if (value)
			value->root->escapes = true;
	}
}

/* A struct passed by value is copied, so that its address stays at home. */
static void let_arguments_escape(struct reach *reach, const struct instruction *call)
{
	struct span rest = call->arguments, argument, type, pointed, value;

	if (!call->callee.length) /* nothing is known of it */
		let_escape(reach, call->line);
	while (span_next_part(&rest, &argument))
		if (!span_by_value(argument, &type, &pointed, &value))
			let_escape(reach, argument);
}

static void note_derived(struct reach *reach, const struct instruction *instruction)
{
	struct value *root = root_of(reach, instruction->pointer), *value;

	if (!root && instruction->opcode != OPCODE_CAST)
		return;
	value = add_value(&reach->locals, instruction->result);
	if (instruction->opcode == OPCODE_CAST)
		value->uncast = instruction->pointer;
	value->root = root ? root : value;
	value->escapes = !root; /* it points anywhere */
}

void reach_note(struct reach *reach, const struct instruction *instruction)
{
	switch (instruction->opcode) {
	case OPCODE_ALLOCA:
		add_value(&reach->locals, instruction->result);
		return;
	case OPCODE_CAST:
	case OPCODE_ELEMENT:
		note_derived(reach, instruction);
		return;
	case OPCODE_LOAD:
	case OPCODE_COMPARE:
		return;
	case OPCODE_STORE:
		let_escape(reach, instruction->stored);
		return;
	case OPCODE_CALL:
		if (!keeps_nothing(instruction))
			let_arguments_escape(reach, instruction);
		return;
	case OPCODE_ASSEMBLY:
	case OPCODE_ATOMIC:
	case OPCODE_OTHER:
		let_escape(reach, instruction->line);
		return;
	}
}

bool reach_is_private(struct reach *reach, struct span pointer)
{
	const struct value *root = root_of(reach, pointer);

	return root && !root->escapes;
}
