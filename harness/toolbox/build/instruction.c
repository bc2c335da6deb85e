#include "build/instruction.h"

#include "base/text.h"
#include "build/operand.h"

#include <stdlib.h>
#include <string.h>

/* Steps over the words of `list` that stand at the beginning of a span. */
static struct span without(struct span span, const char *list)
{
	for (;;) {
		const char *end = span_find_outside(span.at, span_end(span), " ");
		char *word = span_text(span_between(span.at, end));
		bool known = *word && text_has_word(list, word);

		free(word);
		if (!known)
			return span;
		span = span_trim(span_between(end, span_end(span)));
	}
}

static void read_call(struct instruction *instruction, struct span body)
{
	const char *end = span_end(body), *at = body.at, *open;
	struct span rest;

	/* "void (i32, ...) @f(...)" and "i32 @f(...)": the name is the last thing before a bracket.
	 */
	while (at < end) {
		at = span_find_outside(at, end, "@% ");
		if (at >= end)
			break;
		rest = span_between(at, end);
		if (span_starts(rest, " asm ")) {
			const char *quotes;

			instruction->opcode = OPCODE_ASSEMBLY;
			instruction->assembly = rest; /* no barrier, unless its template says so */
			quotes = memchr(rest.at, '"', rest.length);
			if (quotes)
				instruction->assembly = span_between(
					quotes + 1, span_behind_quotes(quotes, end) - 1);
			return;
		}
		if (*at == ' ') {
			at++;
			continue;
		}
		open = span_behind_name(at, end);
		if (open < end && *open == '(') {
			instruction->callee = span_between(at, open);
			instruction->arguments =
				span_between(open + 1, span_behind_brackets(open, end) - 1);
			return;
		}
		at = open;
	}
}

static void read_load(struct instruction *instruction, struct span body)
{
	struct span parts[SPAN_PARTS];
	int count = span_split(body, parts);

	if (count < 2 || span_starts(parts[0], "atomic ")) {
		instruction->opcode = count < 2 ? OPCODE_OTHER : OPCODE_ATOMIC;
		return;
	}
	instruction->type = without(parts[0], "volatile");
	instruction->pointer_type = span_type(parts[1]);
	instruction->pointer = span_value(parts[1]);
}

/* The pointer of an atomic access, without the words for its order behind it. */
static struct span without_order(struct span operand)
{
	static const char *const words[] = {" seq_cst", " acq_rel", " acquire", " release",
		" monotonic", " unordered", " syncscope(\"singlethread\")"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_ends(operand, words[i])) {
			operand.length -= strlen(words[i]);
			return without_order(operand);
		}
	return operand;
}

static void read_store(struct instruction *instruction, struct span body)
{
	struct span parts[SPAN_PARTS], pointer;
	int count = span_split(body, parts);

	if (count < 2) {
		instruction->opcode = OPCODE_OTHER;
		return;
	}
	if (span_starts(parts[0], "atomic "))
		instruction->opcode = OPCODE_ATOMIC;
	pointer = without_order(parts[1]);
	instruction->stored = without(parts[0], "atomic volatile");
	instruction->type = span_type(instruction->stored);
	instruction->pointer_type = span_type(pointer);
	instruction->pointer = span_value(pointer);
}

/* "add i32* @i, i32 1 seq_cst", "weak i32* @i, i32 %1, i32 %2 seq_cst seq_cst": what it changes is
 * of the type of its operand. */
static void read_modify(struct instruction *instruction, struct span body)
{
	struct span parts[SPAN_PARTS], pointer;

	if (span_split(body, parts) < 2)
		return;
	pointer = without(parts[0], "weak volatile xchg add sub and nand or xor max min "
				    "umax umin fadd fsub");
	instruction->type = span_type(parts[1]);
	instruction->pointer_type = span_type(pointer);
	instruction->pointer = span_value(pointer);
}

static void read_cast(struct instruction *instruction, struct span body)
{
	instruction->pointer_type = span_type(body);
	instruction->pointer =
		span_value(span_between(body.at, span_find_outside(body.at, span_end(body), ",")));
	if (!span_starts(instruction->pointer, "%") && !span_starts(instruction->pointer, "@")) {
		/* "bitcast i8* getelementptr (...) to i32*": the value without its " to". */
		struct span to;

		if (span_find(instruction->pointer, " to ", &to))
			instruction->pointer = span_between(instruction->pointer.at, to.at);
	}
}

static void read_element(struct instruction *instruction, struct span body)
{
	struct span parts[SPAN_PARTS];

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
	struct span body = span_trim(line), word;

	*instruction = (struct instruction){.line = line};
	if (!span_starts(line, "  ") || !body.length || strchr(";#", *body.at))
		return false;
	if (*body.at == '%') {
		const char *end = span_behind_name(body.at, span_end(body));

		if (!span_starts(span_between(end, span_end(body)), " = "))
			return false;
		instruction->result = span_between(body.at, end);
		body = span_trim(span_between(end + strlen(" = "), span_end(body)));
	}
	body = without(body, "tail musttail notail");
	word = span_between(body.at, span_find_outside(body.at, span_end(body), " "));
	instruction->opcode = opcode_of(word);
	body = span_trim(span_between(span_end(word), span_end(body)));
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
	case OPCODE_ATOMIC:
		if (!span_is(word, "fence"))
			read_modify(instruction, body);
		break;
	case OPCODE_ALLOCA:
	case OPCODE_COMPARE:
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
		if (span_is(span_trim(instruction->assembly), harmless[i]))
			return true;
	return false;
}
