/*
 * Theory of operation
 *
 * A value is known by its name and its function: "@work%7". What a variable holds has a `*` before
 * the variable's name; what a field holds is known by its type, "*%struct.job, i32 1". A function's
 * parameters are "@work#0" and so on, its result "@work#result". Three sets of such names are made:
 *
 *   addresses  point to something that the source knows: a variable, a function, the heap
 *   numbers    are made of one of these, or are the id of a thread
 *   made       are made of any pointer, which may hold a plain number as well
 *
 * The listing is read again until the sets grow no more. Then its lines are judged.
 */
#include "build/address_number.h"

#include "base/names.h"
#include "build/instruction.h"
#include "build/operand.h"

#include <stdlib.h>
#include <string.h>

/* Each pass follows a value into one more function, at least. */
enum { PASSES_MOST = 8 };

struct tracks {
	struct names addresses, numbers, made;
	char *function; /* the one at hand: "@work" */
	bool grew;
};

static void add(struct tracks *tracks, struct names *names, const char *key)
{
	if (*key && names_add(names, key))
		tracks->grew = true;
}

/* The value without casts that the compiler has done: "@x" for "bitcast (i32* @x to i8*)". */
static struct span plain(struct span value)
{
	struct span inner;

	while (span_cast(value, &inner) || span_first_element(value, &inner))
		value = inner;
	return value;
}

/* Empty for what has no name, a constant. */
static char *key_of(const struct tracks *tracks, struct span value)
{
	value = plain(value);
	if (span_starts(value, "%"))
		return text_format("%s%.*s", tracks->function, (int)value.length, value.at);
	return span_starts(value, "@") ? span_text(value) : text_copy("");
}

static char *content_of(const struct tracks *tracks, struct span pointer)
{
	bool is_of_array = span_starts(pointer, "getelementptr inbounds ([");
	struct span base = pointer;
	char *key, *content;

	if (is_of_array && !span_first_element(pointer, &base))
		span_element(pointer, &base);
	key = key_of(tracks, base);
	content = *key ? text_format("*%s%s", key, is_of_array ? "[]" : "") : text_copy("");
	free(key);
	return content;
}

static bool in(const struct tracks *tracks, const struct names *names, struct span value)
{
	char *key = key_of(tracks, value);
	bool is = *key && names_has(names, key);

	free(key);
	return is;
}

static bool is_address(const struct tracks *tracks, struct span value)
{
	struct span base;

	value = plain(value);
	return span_starts(value, "@") || span_element(value, &base) ||
	       in(tracks, &tracks->addresses, value);
}

static bool is_number(const struct tracks *tracks, struct span value)
{
	return span_starts(value, "ptrtoint (") || in(tracks, &tracks->numbers, value);
}

/* What is known of a value is known of `key`, too. */
static void pass_on(struct tracks *tracks, struct span value, const char *key)
{
	if (is_address(tracks, value))
		add(tracks, &tracks->addresses, key);
	if (is_number(tracks, value))
		add(tracks, &tracks->numbers, key);
	if (in(tracks, &tracks->made, value))
		add(tracks, &tracks->made, key);
}

static void share_in(struct tracks *tracks, struct names *names, const char *one, const char *other)
{
	if (names_has(names, one))
		add(tracks, names, other);
	if (names_has(names, other))
		add(tracks, names, one);
}

/* Two names for the same memory. */
static void share(struct tracks *tracks, const char *one, const char *other)
{
	if (!*one || !*other)
		return;
	share_in(tracks, &tracks->addresses, one, other);
	share_in(tracks, &tracks->numbers, one, other);
	share_in(tracks, &tracks->made, one, other);
}

/* ------------------------------------------------------------------ what an instruction does */

static void note_cast(struct tracks *tracks, const struct instruction *instruction)
{
	char *result = key_of(tracks, instruction->result),
	     *one = content_of(tracks, instruction->result),
	     *other = content_of(tracks, instruction->pointer);

	pass_on(tracks, instruction->pointer, result);
	share(tracks, one, other);
	free(result);
	free(one);
	free(other);
}

/*
 * The parts behind an instruction's word, without those for the debugger: "%struct.w", "ptr %4",
 * "i32 0", "i32 2". `word` gets the word.
 */
static int parts_of(
	const struct instruction *instruction, struct span *word, struct span parts[SPAN_PARTS])
{
	static const char *const flags[] = {"inbounds ", "nusw ", "nuw ", "nsw ", "exact "};
	struct span body = span_trim(instruction->line), from;
	const char *end;
	int count;

	if (instruction->result.length && span_find(body, " = ", &from))
		body = span_between(from.at + strlen(" = "), span_end(body));
	end = span_find_outside(body.at, span_end(body), " ");
	*word = span_between(body.at, end);
	body = span_trim(span_between(end, span_end(body)));
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (span_starts(body, flags[i]))
			body = span_between(body.at + strlen(flags[i]), span_end(body));
	count = span_split(body, parts);
	while (count > 0 && span_starts(parts[count - 1], "!"))
		count--;
	return count;
}

/* The memory that an element is, whatever leads to it; empty where that is not known. */
static char *element_of(const struct tracks *tracks, const struct instruction *instruction)
{
	struct span word, parts[SPAN_PARTS];
	int count = parts_of(instruction, &word, parts);
	char *base, *key;

	if (count == 4 && span_starts(parts[0], "%")) /* a field */
		return text_format("*%.*s, %.*s", (int)parts[0].length, parts[0].at,
			(int)parts[3].length, parts[3].at);
	if (count != 4 || !span_starts(parts[0], "["))
		return text_copy("");
	base = content_of(tracks, instruction->pointer);
	key = text_format("%s%s", base, *base ? "[]" : "");
	free(base);
	return key;
}

static void note_element(struct tracks *tracks, const struct instruction *instruction)
{
	char *result = key_of(tracks, instruction->result),
	     *one = content_of(tracks, instruction->result),
	     *other = element_of(tracks, instruction);

	if (is_address(tracks, instruction->pointer))
		add(tracks, &tracks->addresses, result);
	share(tracks, one, other);
	free(result);
	free(one);
	free(other);
}

static void note_load(struct tracks *tracks, const struct instruction *instruction)
{
	char *content = content_of(tracks, instruction->pointer),
	     *result = key_of(tracks, instruction->result);
	/* A union, or a cast of a pointer to one, turns an address into a number. */
	bool is_integer = span_starts(instruction->type, "i") && !span_ends(instruction->type, "*");

	if (names_has(&tracks->addresses, content))
		add(tracks, is_integer ? &tracks->numbers : &tracks->addresses, result);
	if (names_has(&tracks->numbers, content))
		add(tracks, &tracks->numbers, result);
	if (names_has(&tracks->made, content))
		add(tracks, &tracks->made, result);
	free(content);
	free(result);
}

static void note_store(struct tracks *tracks, const struct instruction *instruction)
{
	char *content = content_of(tracks, instruction->pointer);

	pass_on(tracks, span_value(instruction->stored), content);
	free(content);
}

/* Hands an argument to a parameter. */
static void give(struct tracks *tracks, struct span argument, struct span callee, int which)
{
	char *key = text_format("%.*s#%d", (int)callee.length, callee.at, which);

	pass_on(tracks, span_value(argument), key);
	free(key);
}

/* What a thread begins with, and its id. */
static void note_thread(struct tracks *tracks, const struct span *arguments, int count)
{
	int function = count - 2;
	char *id = content_of(tracks, span_value(arguments[0]));

	add(tracks, &tracks->numbers, id);
	give(tracks, arguments[function + 1], plain(span_value(arguments[function])), 0);
	free(id);
}

static bool is_one_of(struct span callee, const char *words)
{
	char *name = span_text(callee);
	bool is = *name && text_has_word(words, name + 1);

	free(name);
	return is;
}

static void note_call(struct tracks *tracks, const struct instruction *call)
{
	struct span arguments[SPAN_PARTS];
	int count = span_split(call->arguments, arguments);
	char *result = call->result.length ? key_of(tracks, call->result) : text_copy(""),
	     *returned = text_format("%.*s#result", (int)call->callee.length, call->callee.at);

	if (is_one_of(call->callee, "malloc calloc realloc aligned_alloc strdup"))
		add(tracks, &tracks->addresses, result);
	else if (is_one_of(call->callee, "pthread_self thrd_current"))
		add(tracks, &tracks->numbers, result);
	else if ((is_one_of(call->callee, "pthread_create") && count == 4) ||
		 (is_one_of(call->callee, "thrd_create") && count == 3))
		note_thread(tracks, arguments, count);
	for (int i = 0; i < count; i++)
		give(tracks, arguments[i], call->callee, i);
	if (names_has(&tracks->addresses, returned))
		add(tracks, &tracks->addresses, result);
	if (names_has(&tracks->numbers, returned))
		add(tracks, &tracks->numbers, result);
	free(result);
	free(returned);
}

/* "ptrtoint i8* %1 to i64", "trunc i64 %2 to i32": from the value to the result. */
static void note_conversion(struct tracks *tracks, const struct instruction *instruction,
	bool is_made, struct span part)
{
	char *result = key_of(tracks, instruction->result);
	struct span to, value = part;

	if (span_find(part, " to ", &to))
		value = span_between(part.at, to.at);
	value = span_value(value);
	if (is_made) {
		add(tracks, &tracks->made, result);
		if (is_address(tracks, value))
			add(tracks, &tracks->numbers, result);
	} else {
		pass_on(tracks, value, result);
	}
	free(result);
}

static void note_other(struct tracks *tracks, const struct instruction *instruction)
{
	struct span word, parts[SPAN_PARTS];
	int count = parts_of(instruction, &word, parts);

	if (count < 1)
		return;
	if (span_is(word, "ret")) {
		char *key = text_format("%s#result", tracks->function);

		pass_on(tracks, span_value(parts[0]), key);
		free(key);
	}
	if (!instruction->result.length)
		return;
	if (span_is(word, "ptrtoint"))
		note_conversion(tracks, instruction, true, parts[0]);
	else if (span_is(word, "trunc") || span_is(word, "zext") || span_is(word, "sext"))
		note_conversion(tracks, instruction, false, parts[0]);
	else if (span_is(word, "select") && count == 3) {
		note_conversion(tracks, instruction, false, parts[1]);
		note_conversion(tracks, instruction, false, parts[2]);
	}
}

static void note(struct tracks *tracks, const struct instruction *instruction)
{
	char *result;

	switch (instruction->opcode) {
	case OPCODE_ALLOCA:
		result = key_of(tracks, instruction->result);
		add(tracks, &tracks->addresses, result);
		free(result);
		return;
	case OPCODE_CAST:
		note_cast(tracks, instruction);
		return;
	case OPCODE_ELEMENT:
		note_element(tracks, instruction);
		return;
	case OPCODE_LOAD:
		note_load(tracks, instruction);
		return;
	case OPCODE_STORE:
		note_store(tracks, instruction);
		return;
	case OPCODE_CALL:
		note_call(tracks, instruction);
		return;
	case OPCODE_OTHER:
		note_other(tracks, instruction);
		return;
	case OPCODE_COMPARE:
	case OPCODE_ASSEMBLY:
	case OPCODE_ATOMIC:
		return;
	}
}

/* ------------------------------------------------------------------ what it may not do */

/* "0", "null", "-1": what stands for no thread, and no address. */
static bool is_nobody(struct span value)
{
	return span_is(value, "0") || span_is(value, "null") || span_is(value, "-1");
}

/* An id is compared with one that somebody kept, wherever that is. */
static bool is_constant(struct span value)
{
	return !span_starts(value, "%") && !span_starts(value, "@");
}

static bool compares(
	const struct tracks *tracks, struct span predicate, struct span one, struct span other)
{
	bool is_equality = span_is(predicate, "eq") || span_is(predicate, "ne");

	if (is_address(tracks, one) && span_starts(other, "inttoptr ("))
		return !is_equality;
	if (!is_number(tracks, one) || is_number(tracks, other))
		return false;
	return is_equality ? is_constant(other) && !is_nobody(other)
			   : !in(tracks, &tracks->made, other);
}

static bool calculates(
	const struct tracks *tracks, struct span word, struct span one, struct span other)
{
	static const char words[] = "add sub mul udiv sdiv urem srem shl lshr ashr and or xor";
	bool is_first = is_number(tracks, one), is_second = is_number(tracks, other), is_distance;
	char *text = span_text(word);
	bool is = *text && text_has_word(words, text);

	is_distance = strcmp(text, "sub") == 0 && (is_first || in(tracks, &tracks->made, one)) &&
		      (is_second || in(tracks, &tracks->made, other));
	free(text);
	return is && (is_first || is_second) && !is_distance;
}

/* What the compiler has calculated with the address of a global, "lshr (i64 ptrtoint (...), ...)".
 */
static bool is_calculated(struct span line)
{
	static const char *const words[] = {"add (", "sub (", "mul (", "udiv (", "sdiv (", "urem (",
		"srem (", "shl (", "lshr (", "ashr (", "and (", "or (", "xor (", "icmp "};
	struct span from;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_find(line, words[i], &from) && span_has(from, "ptrtoint ("))
			return true;
	return false;
}

static bool is_offence(const struct tracks *tracks, const struct instruction *instruction)
{
	struct span word, parts[SPAN_PARTS], first;
	int count = parts_of(instruction, &word, parts);

	if (is_calculated(instruction->line))
		return true;
	if (span_is(word, "switch"))
		return count && is_number(tracks, span_value(parts[0]));
	if (count == 1 && (span_is(word, "uitofp") || span_is(word, "sitofp")))
		return in(tracks, &tracks->numbers, span_value(parts[0]));
	if (count != 2)
		return false;
	first = parts[0];
	if (span_is(word, "icmp")) {
		const char *end = span_find_outside(first.at, span_end(first), " ");
		struct span predicate = span_between(first.at, end);

		first = span_value(span_trim(span_between(end, span_end(first))));
		return compares(tracks, predicate, first, parts[1]) ||
		       compares(tracks, predicate, parts[1], first);
	}
	return calculates(tracks, word, span_value(first), parts[1]);
}

/* ------------------------------------------------------------------ the listing */

/* "define i32 @f(i8* %0, i32 %1) {": what is known of the parameters is known of the values. */
static void begin_function(struct tracks *tracks, const char *line)
{
	struct span rest = span_of(line), parameter, value;
	const char *at = strchr(line, '@'), *open;
	int which = 0;

	free(tracks->function);
	tracks->function = NULL;
	if (!at)
		return;
	open = span_behind_name(at, span_end(rest));
	tracks->function = span_text(span_between(at, open));
	rest = *open == '(' ? span_between(open + 1, span_behind_brackets(open, span_end(rest)) - 1)
			    : span_between(open, open);
	while (span_next_part(&rest, &parameter)) {
		char *key, *given = text_format("%s#%d", tracks->function, which++);

		value = span_value(parameter);
		key = key_of(tracks, value);
		share(tracks, given, key);
		free(key);
		free(given);
	}
}

/* "@u = internal global %union.u { i8* bitcast (i32* @z to i8*) }": what it holds, or its first
 * part. */
static void note_global(struct tracks *tracks, const char *text)
{
	struct span line = span_of(text), rest, value;
	const char *end = span_behind_name(line.at, span_end(line));
	char *content = text_format("*%.*s", (int)(end - line.at), line.at);

	if (span_find(line, " global ", &rest)) {
		rest = span_between(rest.at + strlen(" global "), span_end(rest));
		if (span_find(rest, " { ", &value))
			rest = span_between(value.at + strlen(" { "), span_end(value) - 1);
		if (span_next_part(&rest, &value))
			pass_on(tracks, span_value(value), content);
	}
	free(content);
}

/* Goes through all instructions. Notes what they do, or returns the first line that offends. */
static int pass(struct tracks *tracks, const struct listing *listing, bool judges)
{
	struct instruction instruction;
	int line = 0;

	for (size_t i = 0; i < listing->line_count && !line; i++) {
		const char *text = listing->lines[i];

		if (*text == '@' && !judges)
			note_global(tracks, text);
		if (text_starts(text, "define "))
			begin_function(tracks, text);
		if (!tracks->function || !instruction_read(&instruction, span_of(text)))
			continue;
		if (!judges) {
			note(tracks, &instruction);
		} else if (is_offence(tracks, &instruction)) {
			line = listing_source_line(listing, text);
			line = line ? line : -1;
		}
	}
	return line;
}

int address_used_as_number(const struct listing *listing)
{
	struct tracks tracks = {.grew = true};
	int line;

	for (int passes = 0; passes < PASSES_MOST && tracks.grew; passes++) {
		tracks.grew = false;
		pass(&tracks, listing, false);
	}
	line = pass(&tracks, listing, true);
	names_release(&tracks.addresses);
	names_release(&tracks.numbers);
	names_release(&tracks.made);
	free(tracks.function);
	return line;
}
