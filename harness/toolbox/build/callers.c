#include "build/callers.h"

#include "base/memory.h"
#include "base/names.h"
#include "build/instruction.h"
#include "build/token.h"

#include <stdlib.h>
#include <string.h>

enum { FUNCTIONS_MOST = 100 };

struct function {
	char *name;
	struct names uses;
	bool calls_unknown; /* through a pointer */
	bool leads;
};

struct callers {
	struct function functions[FUNCTIONS_MOST];
	int count;
	bool too_many, writes_atomically;
};

static void note_names(struct function *function, const char *line)
{
	struct token token;

	while (token_next(&line, &token))
		if (token.kind == TOKEN_NAME) {
			char *name = token_name(&token);

			names_add(&function->uses, name);
			free(name);
		}
}

static bool is_pure_atomic(struct span callee)
{
	return span_starts(callee, "@__atomic_") || span_starts(callee, "@__sync_");
}

static void note_instruction(
	struct callers *callers, struct function *function, const struct instruction *instruction)
{
	bool is_call = instruction->opcode == OPCODE_CALL;

	if (is_call && !span_starts(instruction->callee, "@"))
		function->calls_unknown = true;
	if (instruction->opcode == OPCODE_ATOMIC ||
		(is_call && is_pure_atomic(instruction->callee))) {
		names_add(&function->uses, CALLERS_ATOMIC);
		if (!span_has(instruction->line, " = load atomic ") &&
			!span_starts(instruction->callee, "@__atomic_load"))
			callers->writes_atomically = true;
	}
}

static struct function *add_function(struct callers *callers, const char *line)
{
	struct function *function;
	struct token token;

	if (callers->count == FUNCTIONS_MOST) {
		callers->too_many = true;
		return NULL;
	}
	function = &callers->functions[callers->count++];
	while (!function->name && token_next(&line, &token))
		if (token.kind == TOKEN_NAME)
			function->name = token_name(&token);
	return function;
}

static void read_functions(struct callers *callers, const struct listing *listing)
{
	struct function *function = NULL;
	struct instruction instruction;

	for (size_t i = 0; i < listing->line_count && !callers->too_many; i++) {
		const char *line = listing->lines[i];

		if (text_starts(line, "define "))
			function = add_function(callers, line);
		else if (*line == '}')
			function = NULL;
		else if (function && instruction_read(&instruction, span_of(line))) {
			note_names(function, line);
			note_instruction(callers, function, &instruction);
		}
	}
}

struct callers *callers_open(const struct listing *listings, int count)
{
	struct callers *callers = zeroed(1, sizeof *callers);

	for (int i = 0; i < count; i++)
		read_functions(callers, &listings[i]);
	return callers;
}

void callers_close(struct callers *callers)
{
	for (int i = 0; i < callers->count; i++) {
		free(callers->functions[i].name);
		names_release(&callers->functions[i].uses);
	}
	free(callers);
}

/* Does it use a function that leads there? Several files may have one of that name. */
static bool uses_leading(const struct callers *callers, const struct function *function)
{
	for (int i = 0; i < callers->count; i++)
		if (callers->functions[i].leads && callers->functions[i].name &&
			names_has(&function->uses, callers->functions[i].name))
			return true;
	return false;
}

bool callers_of(struct callers *callers, const char *name, struct text *functions)
{
	bool none = strcmp(name, CALLERS_ATOMIC) == 0 && !callers->writes_atomically, more = !none;

	if (callers->too_many)
		return false;
	for (int i = 0; i < callers->count; i++)
		callers->functions[i].leads =
			!none && (callers->functions[i].calls_unknown ||
					 names_has(&callers->functions[i].uses, name));
	while (more) {
		more = false;
		for (int i = 0; i < callers->count; i++)
			if (!callers->functions[i].leads &&
				uses_leading(callers, &callers->functions[i]))
				callers->functions[i].leads = more = true;
	}
	for (int i = 0; i < callers->count; i++)
		if (callers->functions[i].leads && callers->functions[i].name)
			text_addf(functions, "%s%s", functions->length ? " " : "",
				callers->functions[i].name);
	return true;
}
