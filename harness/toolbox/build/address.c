#include "build/address.h"

#include "build/instruction.h"
#include "build/token.h"

#include <stdlib.h>
#include <string.h>

/* The first name in `text` that is a function of the library; NULL for none. */
static char *library_name_in(const char *text, const struct names *library)
{
	struct token token;

	while (token_next(&text, &token)) {
		char *name = token.kind == TOKEN_NAME ? token_name(&token) : NULL;

		if (name && names_has(library, name))
			return name;
		free(name);
	}
	return NULL;
}

/* What a call is given, unless the library is. For anything else, the whole line. */
static char *given(const char *line, const struct names *library)
{
	struct instruction instruction;
	char *callee, *text;
	bool is_theirs;

	if (!instruction_read(&instruction, span_of(line)) || instruction.opcode != OPCODE_CALL)
		return text_copy(line);
	/* A function that no header declares is cast where it is called: its name comes first. */
	if (!instruction.callee.length)
		return text_copy(strchr(line, '@') + 1);
	callee = span_text(instruction.callee);
	text = library_name_in(callee, library);
	is_theirs = text || text_starts(callee, "@llvm.");
	free(text);
	free(callee);
	return is_theirs ? text_copy("") : span_text(instruction.arguments);
}

void address_taken(const struct listing *listing, const struct names *library,
	void (*found)(const char *name, int line, void *context), void *context)
{
	for (size_t i = 0; i < listing->line_count; i++) {
		const char *line = listing->lines[i];
		char *text, *name;

		/* A variable, by what it begins with, or a line of a function. */
		if ((*line != '@' && *line != ' ') || !strchr(line + 1, '@'))
			continue;
		text = given(*line == '@' ? line + 1 : line, library);
		name = library_name_in(text, library);
		if (name)
			found(name, listing_source_line(listing, line), context);
		free(name);
		free(text);
	}
}

static bool is_computed(const struct names *computed, const struct instruction *instruction)
{
	char *from;
	bool is;

	if (instruction->opcode == OPCODE_ELEMENT || span_has(instruction->line, " = inttoptr "))
		return true;
	if (instruction->opcode != OPCODE_CAST)
		return false;
	from = span_text(instruction->pointer);
	is = span_starts(instruction->pointer, "inttoptr ") ||
	     span_starts(instruction->pointer, "getelementptr ") || names_has(computed, from);
	free(from);
	return is;
}

static bool calls_computed(const struct names *computed, const struct instruction *instruction)
{
	char *callee = span_text(instruction->callee);
	bool calls = instruction->opcode == OPCODE_CALL && names_has(computed, callee);

	free(callee);
	return calls;
}

int address_computed(const struct listing *listing)
{
	struct names computed = {0};
	struct instruction instruction;
	int line = 0;

	for (size_t i = 0; i < listing->line_count && !line; i++) {
		if (text_starts(listing->lines[i], "define "))
			names_release(&computed);
		if (!instruction_read(&instruction, span_of(listing->lines[i])))
			continue;
		if (calls_computed(&computed, &instruction)) {
			line = listing_source_line(listing, listing->lines[i]);
			line = line ? line : -1;
		}
		if (instruction.result.length && is_computed(&computed, &instruction)) {
			char *result = span_text(instruction.result);

			names_add(&computed, result);
			free(result);
		}
	}
	names_release(&computed);
	return line;
}
