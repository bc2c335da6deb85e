#include "build/handlers.h"

#include "base/memory.h"
#include "base/text.h"
#include "build/instruction.h"
#include "build/token.h"

#include <stdlib.h>
#include <string.h>

enum { COMPLAINTS_MOST = 20, FUNCTIONS_MOST = 1000 };

struct function {
	const struct handler_file *file;
	char *name;
	size_t begin, end; /* the lines of its body */
	bool takes_pointer; /* first */
	bool has_address; /* taken somewhere */
	const struct function *handler; /* that comes here; NULL where none does */
	bool was_read;
};

struct program {
	struct function *functions;
	size_t count;
	const struct names *safe;
	struct names told;
	struct conf *facts;
	int unsafe;
};

/* ------------------------------------------------------------------ functions */

/* The first name in `text`, which it leaves behind it; NULL for none. The caller frees it. */
static char *next_name(const char **text)
{
	struct token token;

	while (token_next(text, &token))
		if (token.kind == TOKEN_NAME)
			return token_name(&token);
	return NULL;
}

/* `parameters` is what follows the name in a definition. */
static bool begins_with_pointer(const char *parameters)
{
	const char *end = parameters + strcspn(parameters, ",)");

	return text_starts(parameters, "(ptr") ||
	       memchr(parameters, '*', (size_t)(end - parameters));
}

static void add_functions(struct program *program, const struct handler_file *file)
{
	struct function *function = NULL;

	for (size_t i = 0; i < file->listing->line_count; i++) {
		const char *rest = file->listing->lines[i];

		if (*rest == '}' && function) {
			function->end = i;
			function = NULL;
		}
		if (!text_starts(rest, "define ") || program->count > FUNCTIONS_MOST)
			continue;
		program->functions =
			grown(program->functions, program->count, sizeof *program->functions);
		function = &program->functions[program->count++];
		*function = (struct function){.file = file, .begin = i + 1, .end = i + 1};
		function->name = next_name(&rest);
		function->takes_pointer = function->name && begins_with_pointer(rest);
	}
}

/* A static function of the same file goes first. NULL for one from outside. */
static struct function *find(
	const struct program *program, const struct handler_file *file, const char *name)
{
	struct function *found = NULL;

	for (size_t i = 0; i < program->count; i++) {
		struct function *function = &program->functions[i];

		if (function->name && strcmp(function->name, name) == 0 &&
			(!found || function->file == file))
			found = function;
	}
	return found;
}

/* ------------------------------------------------------------------ addresses */

/* Who is told of an address, and so may make it a handler? */
enum keeper {
	KEEPER_SIGNALS, /* sigaction() and the like, and memory where one prepares for it */
	KEEPER_STUDENT, /* a function of theirs, and memory, which they may look into */
	KEEPER_LIBRARY, /* any other function */
};

static void keep(struct function *function, enum keeper keeper)
{
	function->has_address = true;
	if (keeper == KEEPER_SIGNALS || (keeper == KEEPER_STUDENT && !function->takes_pointer))
		function->handler = function;
}

static void keep_all(const struct program *program, const struct handler_file *file,
	const char *text, enum keeper keeper)
{
	char *name;

	for (; (name = next_name(&text)); free(name)) {
		struct function *function = find(program, file, name);

		if (function)
			keep(function, keeper);
	}
}

static enum keeper keeper_of(
	const struct program *program, const struct handler_file *file, const char *callee)
{
	if (!callee)
		return KEEPER_STUDENT; /* through a pointer, and the library's cannot be kept */
	if (text_has_word("sigaction signal bsd_signal sysv_signal __sysv_signal sigset", callee))
		return KEEPER_SIGNALS;
	return find(program, file, callee) ? KEEPER_STUDENT : KEEPER_LIBRARY;
}

/*
 * The function that a call names, NULL where it is called through a pointer, and in `given` what it
 * is given. One that no header declares is cast where it is called: its name comes first.
 */
static char *callee_of(const struct instruction *instruction, const char **given)
{
	bool is_cast = !instruction->callee.length;
	char *text = is_cast ? NULL : span_text(instruction->callee), *name;
	const char *rest = is_cast ? strchr(instruction->line.at, '@') : text;

	*given = is_cast ? rest : instruction->arguments.at;
	if (!rest || (!is_cast && *rest != '@')) {
		free(text);
		return NULL;
	}
	name = next_name(&rest);
	if (is_cast)
		*given = rest;
	free(text);
	return name;
}

static bool is_about_signals(const char *line)
{
	return strstr(line, "%struct.sigaction") != NULL;
}

/* Who looks into the memory that the function which begins at this line writes? */
static enum keeper memory_of(const struct listing *listing, size_t at)
{
	for (; at < listing->line_count && *listing->lines[at] != '}'; at++)
		if (is_about_signals(listing->lines[at]))
			return KEEPER_SIGNALS;
	return KEEPER_STUDENT;
}

static void take_addresses(struct program *program, const struct handler_file *file)
{
	enum keeper memory = KEEPER_STUDENT;

	for (size_t i = 0; i < file->listing->line_count; i++) {
		const char *line = file->listing->lines[i], *given = line;
		struct instruction instruction;

		if (text_starts(line, "define "))
			memory = memory_of(file->listing, i);
		if (*line == '@') {
			keep_all(program, file, line + 1,
				is_about_signals(line) ? KEEPER_SIGNALS : KEEPER_STUDENT);
		} else if (*line == ' ' && instruction_read(&instruction, span_of(line))) {
			bool is_call = instruction.opcode == OPCODE_CALL;
			char *callee = is_call ? callee_of(&instruction, &given) : NULL;

			if (given)
				keep_all(program, file, given,
					is_call ? keeper_of(program, file, callee) : memory);
			free(callee);
		}
	}
}

/* ------------------------------------------------------------------ calls */

static void complain(
	struct program *program, const struct function *function, const char *callee, int line)
{
	char *key = text_format("%s %s", function->name, callee);
	struct text sentence = {0};

	if (names_add(&program->told, key) && ++program->unsafe <= COMPLAINTS_MOST) {
		text_add(&sentence, function->file->name);
		if (line)
			text_addf(&sentence, ":%d", line);
		text_addf(&sentence, ": %s() is a signal handler and calls %s()",
			function->handler->name, callee);
		if (function->handler != function)
			text_addf(&sentence, ", by way of %s()", function->name);
		free(key);
		key = text_format("audit.handler.%d", program->unsafe);
		conf_set(program->facts, key, text_string(&sentence));
	}
	text_release(&sentence);
	free(key);
}

static void reach(struct function *function, const struct function *handler)
{
	if (!function->handler)
		function->handler = handler;
}

static void read_call(struct program *program, const struct function *function, const char *line)
{
	struct instruction instruction;
	struct function *called;
	const char *given;
	char *callee;

	if (!instruction_read(&instruction, span_of(line)) || instruction.opcode != OPCODE_CALL)
		return;
	callee = callee_of(&instruction, &given);
	called = callee ? find(program, function->file, callee) : NULL;
	for (size_t i = 0; i < program->count && !callee; i++)
		if (program->functions[i].has_address)
			reach(&program->functions[i], function->handler);
	if (called)
		reach(called, function->handler);
	else if (callee && !text_starts(callee, "llvm.") && !names_has(program->safe, callee))
		complain(program, function, callee,
			listing_source_line(function->file->listing, line));
	free(callee);
}

static bool read_reached(struct program *program)
{
	bool more = false;

	for (size_t i = 0; i < program->count; i++) {
		struct function *function = &program->functions[i];

		if (!function->handler || function->was_read)
			continue;
		function->was_read = more = true;
		for (size_t n = function->begin; n < function->end; n++)
			read_call(program, function, function->file->listing->lines[n]);
	}
	return more;
}

bool handlers_report(
	const struct handler_file *files, int count, const struct names *safe, struct conf *facts)
{
	struct program program = {.safe = safe, .facts = facts};

	for (int i = 0; i < count; i++)
		add_functions(&program, &files[i]);
	for (int i = 0; i < count && program.count <= FUNCTIONS_MOST; i++)
		take_addresses(&program, &files[i]);
	while (program.count <= FUNCTIONS_MOST && read_reached(&program))
		;
	conf_setf(facts, "audit.handler", "%d", program.unsafe);
	for (size_t i = 0; i < program.count; i++)
		free(program.functions[i].name);
	free(program.functions);
	names_release(&program.told);
	return program.count <= FUNCTIONS_MOST;
}
