#include "build/instruction.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ spans */

struct span span_of(const char *string)
{
	return (struct span){string, strlen(string)};
}

static struct span between(const char *at, const char *end)
{
	return (struct span){at, end > at ? (size_t)(end - at) : 0};
}

static const char *end_of(struct span span)
{
	return span.length ? span.at + span.length : span.at;
}

static struct span trim(struct span span)
{
	while (span.length && *span.at == ' ') {
		span.at++;
		span.length--;
	}
	while (span.length && span.at[span.length - 1] == ' ')
		span.length--;
	return span;
}

char *span_text(struct span span)
{
	return text_format("%.*s", (int)span.length, span.length ? span.at : "");
}

bool span_is(struct span span, const char *word)
{
	return span.length == strlen(word) && memcmp(span.at, word, span.length) == 0;
}

bool span_same(struct span one, struct span other)
{
	return one.length == other.length &&
	       (!one.length || memcmp(one.at, other.at, one.length) == 0);
}

bool span_starts(struct span span, const char *prefix)
{
	size_t length = strlen(prefix);

	return span.length >= length && memcmp(span.at, prefix, length) == 0;
}

bool span_ends(struct span span, const char *suffix)
{
	size_t length = strlen(suffix);

	return span.length >= length && memcmp(end_of(span) - length, suffix, length) == 0;
}

bool span_find(struct span span, const char *word, struct span *from)
{
	const char *at = span.length ? memmem(span.at, span.length, word, strlen(word)) : NULL;

	if (at)
		*from = between(at, end_of(span));
	return at != NULL;
}

bool span_has(struct span span, const char *word)
{
	struct span from;

	return span_find(span, word, &from);
}

/* Behind the quoted text that begins at `at`. LLVM writes a quote inside of one as \22. */
static const char *behind_quotes(const char *at, const char *end)
{
	const char *close = memchr(at + 1, '"', (size_t)(end - at - 1));

	return close ? close + 1 : end;
}

/* The first byte that is one of `wanted`, outside of brackets and quotes; `end` without one. */
static const char *find_outside(const char *at, const char *end, const char *wanted)
{
	int depth = 0;

	while (at < end) {
		if (depth == 0 && strchr(wanted, *at))
			return at;
		if (*at == '"') {
			at = behind_quotes(at, end);
			continue;
		}
		if (strchr("([{<", *at))
			depth++;
		else if (strchr(")]}>", *at))
			depth--;
		at++;
	}
	return end;
}

/* Behind the bracket that closes the one at `at`. */
static const char *behind_brackets(const char *at, const char *end)
{
	const char *close = find_outside(at + 1, end, ")]}>");

	return close < end ? close + 1 : end;
}

bool span_next_part(struct span *rest, struct span *part)
{
	const char *end = end_of(*rest), *comma;

	if (!rest->length)
		return false;
	comma = find_outside(rest->at, end, ",");
	*part = trim(between(rest->at, comma));
	*rest = comma < end ? between(comma + 1, end) : (struct span){end, 0};
	return true;
}

int span_split(struct span span, struct span parts[INSTRUCTION_PARTS])
{
	int count = 0;

	while (count < INSTRUCTION_PARTS && span_next_part(&span, &parts[count]))
		count++;
	return count;
}

/* Bytes of a name without quotes, its sigil not counted. */
static bool is_name_byte(char byte)
{
	return isalnum((unsigned char)byte) || strchr("-$._", byte);
}

/* Behind the name whose sigil is at `at`. */
static const char *behind_name(const char *at, const char *end)
{
	at++;
	if (at < end && *at == '"')
		return behind_quotes(at, end);
	while (at < end && *at && is_name_byte(*at))
		at++;
	return at;
}

bool span_next_local(struct span *text, struct span *name)
{
	const char *at = text->at, *end = end_of(*text);

	while (at < end) {
		if (*at == '%') {
			*name = between(at, behind_name(at, end));
			*text = between(end_of(*name), end);
			return true;
		}
		at = *at == '"' ? behind_quotes(at, end) : at + 1;
	}
	return false;
}

/* ------------------------------------------------------------------ types and values */

/* Behind the type that begins at `at`: "i32", "%s*", "[3 x i32]", "void (i8*)*", "ptr". */
static const char *behind_type(const char *at, const char *end)
{
	if (at >= end)
		return end;
	if (strchr("[{<", *at))
		at = behind_brackets(at, end);
	else if (*at == '%')
		at = behind_name(at, end);
	else
		while (at < end && is_name_byte(*at))
			at++;
	for (;;) {
		struct span rest = between(at, end);

		if (span_starts(rest, " addrspace("))
			at = behind_brackets(at + strlen(" addrspace"), end);
		else if (span_starts(rest, "*"))
			at++;
		else if (span_starts(rest, " (") && behind_brackets(at + 1, end) < end &&
			 strchr("* ", *behind_brackets(at + 1, end)) &&
			 span_starts(between(behind_brackets(at + 1, end), end), "*"))
			at = behind_brackets(at + 1, end);
		else
			return at;
	}
}

struct span span_type(struct span operand)
{
	operand = trim(operand);
	return between(operand.at, behind_type(operand.at, end_of(operand)));
}

/* What stands behind the type and its attributes: "noundef", "align 8", "byval(%s)". */
struct span span_value(struct span operand)
{
	const char *end, *at;

	operand = trim(operand);
	end = end_of(operand);
	at = behind_type(operand.at, end);
	while (at < end) {
		struct span rest;
		const char *word;

		at += strspn(at, " ");
		if (at >= end)
			break;
		rest = between(at, end);
		if (strchr("%@", *at))
			return between(at, behind_name(at, end));
		word = find_outside(at, end, " ");
		/* An attribute stands before something; the last thing is the value. */
		if (word >= end || span_starts(rest, "bitcast (") ||
			span_starts(rest, "getelementptr ") || span_starts(rest, "inttoptr (") ||
			span_starts(rest, "addrspacecast (") || span_starts(rest, "ptrtoint ("))
			return trim(rest);
		at = word;
	}
	return (struct span){end, 0};
}

/* What stands in the brackets of a constant expression that begins with `word`. */
static bool inside(struct span value, const char *word, struct span *body)
{
	const char *open, *end = end_of(value);

	if (!span_starts(value, word))
		return false;
	open = memchr(value.at, '(', value.length);
	if (!open)
		return false;
	*body = between(open + 1, behind_brackets(open, end) - 1);
	return true;
}

bool span_cast(struct span value, struct span *inner)
{
	struct span body;
	const char *at, *end, *to = NULL;

	if (!inside(value, "bitcast (", &body))
		return false;
	end = end_of(body);
	for (at = body.at; (at = find_outside(at, end, " ")) < end; at++)
		if (span_starts(between(at, end), " to "))
			to = at;
	*inner = span_value(between(body.at, to ? to : end));
	return inner->length > 0;
}

bool span_element(struct span value, struct span *base)
{
	struct span parts[INSTRUCTION_PARTS], body;

	if (!inside(value, "getelementptr ", &body) || span_split(body, parts) < 2)
		return false;
	*base = span_value(parts[1]);
	return base->length > 0;
}

bool span_first_element(struct span value, struct span *base)
{
	struct span parts[INSTRUCTION_PARTS], body;
	int count = inside(value, "getelementptr ", &body) ? span_split(body, parts) : 0;

	for (int i = 2; i < count; i++)
		if (!span_ends(parts[i], " 0"))
			return false;
	return count > 2 && count < INSTRUCTION_PARTS && span_element(value, base);
}

bool span_by_value(
	struct span argument, struct span *type, struct span *pointed, struct span *value)
{
	struct span from;
	const char *end;

	if (!span_find(argument, " byval(", &from))
		return false;
	end = behind_brackets(from.at + strlen(" byval"), end_of(argument));
	*type = span_type(argument);
	*pointed = trim(between(from.at + strlen(" byval("), end - 1));
	*value = span_value(argument);
	return true;
}

bool span_constant(struct span line, struct span *name)
{
	struct span rest;
	const char *end = end_of(line), *at;

	if (!span_starts(line, "@"))
		return false;
	*name = between(line.at, behind_name(line.at, end));
	rest = between(end_of(*name), end);
	if (!span_starts(rest, " = "))
		return false;
	/* Words of linkage and the like, until one of these says what it is. */
	for (at = rest.at + 3; at < end;) {
		struct span word = between(at, find_outside(at, end, " "));

		if (span_is(word, "constant"))
			return true;
		if (span_is(word, "global"))
			return false;
		at = end_of(word) + 1;
	}
	return false;
}

/* ------------------------------------------------------------------ instructions */

/* Steps over the words of `list` that stand at the beginning of a span. */
static struct span without(struct span span, const char *list)
{
	for (;;) {
		const char *end = find_outside(span.at, end_of(span), " ");
		char *word = span_text(between(span.at, end));
		bool known = *word && text_has_word(list, word);

		free(word);
		if (!known)
			return span;
		span = trim(between(end, end_of(span)));
	}
}

static void read_call(struct instruction *instruction, struct span body)
{
	const char *end = end_of(body), *at = body.at, *open;
	struct span rest;

	/* "void (i32, ...) @f(...)" and "i32 @f(...)": the name is the last thing before a bracket.
	 */
	while (at < end) {
		at = find_outside(at, end, "@% ");
		if (at >= end)
			break;
		rest = between(at, end);
		if (span_starts(rest, " asm ")) {
			const char *quotes;

			instruction->opcode = OPCODE_ASSEMBLY;
			instruction->assembly = rest; /* no barrier, unless its template says so */
			quotes = memchr(rest.at, '"', rest.length);
			if (quotes)
				instruction->assembly =
					between(quotes + 1, behind_quotes(quotes, end) - 1);
			return;
		}
		if (*at == ' ') {
			at++;
			continue;
		}
		open = behind_name(at, end);
		if (open < end && *open == '(') {
			instruction->callee = between(at, open);
			instruction->arguments = between(open + 1, behind_brackets(open, end) - 1);
			return;
		}
		at = open;
	}
}

static void read_load(struct instruction *instruction, struct span body)
{
	struct span parts[INSTRUCTION_PARTS];
	int count = span_split(body, parts);

	if (count < 2 || span_starts(parts[0], "atomic ")) {
		instruction->opcode = count < 2 ? OPCODE_OTHER : OPCODE_ATOMIC;
		return;
	}
	instruction->type = without(parts[0], "volatile");
	instruction->pointer_type = span_type(parts[1]);
	instruction->pointer = span_value(parts[1]);
}

static void read_store(struct instruction *instruction, struct span body)
{
	struct span parts[INSTRUCTION_PARTS];
	int count = span_split(body, parts);

	if (count < 2 || span_starts(parts[0], "atomic ")) {
		instruction->opcode = count < 2 ? OPCODE_OTHER : OPCODE_ATOMIC;
		return;
	}
	instruction->stored = without(parts[0], "volatile");
	instruction->type = span_type(instruction->stored);
	instruction->pointer_type = span_type(parts[1]);
	instruction->pointer = span_value(parts[1]);
}

static void read_cast(struct instruction *instruction, struct span body)
{
	instruction->pointer_type = span_type(body);
	instruction->pointer =
		span_value(between(body.at, find_outside(body.at, end_of(body), ",")));
	if (!span_starts(instruction->pointer, "%") && !span_starts(instruction->pointer, "@")) {
		/* "bitcast i8* getelementptr (...) to i32*": the value without its " to". */
		struct span to;

		if (span_find(instruction->pointer, " to ", &to))
			instruction->pointer = between(instruction->pointer.at, to.at);
	}
}

static void read_element(struct instruction *instruction, struct span body)
{
	struct span parts[INSTRUCTION_PARTS];

	if (span_split(body, parts) < 2) {
		instruction->opcode = OPCODE_OTHER;
		return;
	}
	instruction->pointer_type = span_type(parts[1]);
	instruction->pointer = span_value(parts[1]);
}

static enum opcode opcode_of(struct span word)
{
	static const struct {
		const char *word;
		enum opcode opcode;
	} words[] = {
		{"alloca", OPCODE_ALLOCA},
		{"load", OPCODE_LOAD},
		{"store", OPCODE_STORE},
		{"bitcast", OPCODE_CAST},
		{"getelementptr", OPCODE_ELEMENT},
		{"icmp", OPCODE_COMPARE},
		{"call", OPCODE_CALL},
		{"invoke", OPCODE_CALL},
		{"callbr", OPCODE_ASSEMBLY},
		{"atomicrmw", OPCODE_ATOMIC},
		{"cmpxchg", OPCODE_ATOMIC},
		{"fence", OPCODE_ATOMIC},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_is(word, words[i].word))
			return words[i].opcode;
	return OPCODE_OTHER;
}

bool instruction_read(struct instruction *instruction, struct span line)
{
	struct span body = trim(line), word;

	*instruction = (struct instruction){.line = line};
	if (!span_starts(line, "  ") || !body.length || strchr(";#", *body.at))
		return false;
	if (*body.at == '%') {
		const char *end = behind_name(body.at, end_of(body));

		if (!span_starts(between(end, end_of(body)), " = "))
			return false;
		instruction->result = between(body.at, end);
		body = trim(between(end + strlen(" = "), end_of(body)));
	}
	body = without(body, "tail musttail notail");
	word = between(body.at, find_outside(body.at, end_of(body), " "));
	instruction->opcode = opcode_of(word);
	body = trim(between(end_of(word), end_of(body)));
	switch (instruction->opcode) {
	case OPCODE_LOAD:
		read_load(instruction, body);
		break;
	case OPCODE_STORE:
		read_store(instruction, body);
		break;
	case OPCODE_CAST:
		read_cast(instruction, body);
		break;
	case OPCODE_ELEMENT:
		read_element(instruction, without(body, "inbounds nuw nusw"));
		break;
	case OPCODE_CALL:
	case OPCODE_ASSEMBLY:
		read_call(instruction, body);
		break;
	case OPCODE_ALLOCA:
	case OPCODE_COMPARE:
	case OPCODE_ATOMIC:
	case OPCODE_OTHER:
		break;
	}
	return true;
}

bool instruction_is_barrier(const struct instruction *instruction)
{
	static const char *const harmless[] = {
		"", "pause", "nop", "rep; nop", "rep nop", "rep;nop", "mfence", "lfence", "sfence"};

	for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
		if (span_is(trim(instruction->assembly), harmless[i]))
			return true;
	return false;
}
