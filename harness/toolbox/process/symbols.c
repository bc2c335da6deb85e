#include "process/symbols.h"

#include "base/file.h"
#include "base/memory.h"
#include "process/pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A schedule has up to 20000 steps, with a path of the checkout in the answer to each. */
enum { ANSWERS_LARGEST = 32 << 20 };

size_t symbols_ask(struct symbols *symbols, uint64_t address, bool is_data)
{
	symbols->items = grown(symbols->items, symbols->count, sizeof *symbols->items);
	symbols->items[symbols->count] = (struct symbol){.address = address, .is_data = is_data};
	return symbols->count++;
}

/* "/lab/src/accumulator.c:12:3" to file and line. */
static void take_place(struct symbol *symbol, char *place)
{
	char *slash, *colon;

	if (text_starts(place, "??"))
		return;
	slash = strrchr(place, '/');
	place = slash ? slash + 1 : place;
	colon = strchr(place, ':');
	if (!colon)
		return;
	*colon = '\0';
	symbol->file = text_copy(place);
	symbol->line = atoi(colon + 1);
}

/* "START SIZE". An address far beyond all variables is given the name of the last one. */
static bool lies_within(const struct symbol *symbol, const char *extent)
{
	unsigned long long start, size;

	return sscanf(extent, "%llu %llu", &start, &size) == 2 && symbol->address - start < size;
}

/* The name that the source has for what we have renamed: see calls_map.h and explorer.map. */
static const char *name_in_source(const char *name)
{
	if (strcmp(name, "lab_program_main") == 0)
		return "main";
	if (text_starts(name, "x."))
		return name + strlen("x.");
	return name + (text_starts(name, "own.") ? strlen("own.") : 0);
}

/* An answer is a name, a place, and an empty line. */
static void take_answers(struct symbols *symbols, char *answers)
{
	char *line = answers;
	size_t at = 0;
	int part = 0;

	while (line && *line && at < symbols->count) {
		char *newline = strchr(line, '\n');
		struct symbol *symbol = &symbols->items[at];

		if (newline)
			*newline = '\0';
		if (*line == '\0') {
			at++;
			part = -1;
		} else if (part == 0 && !text_starts(line, "??")) {
			symbol->name = text_copy(name_in_source(line));
		} else if (part == 1 && !symbol->is_data) {
			take_place(symbol, line);
		} else if (part == 1 && !lies_within(symbol, line)) {
			free(symbol->name);
			symbol->name = NULL;
		}
		part++;
		line = newline ? newline + 1 : NULL;
	}
}

void symbols_resolve(
	struct symbols *symbols, const char *symbolizer, const char *program, const char *scratch)
{
	struct job *job = job_new("symbolise");
	struct text answers = {0};

	job_argument(job, symbolizer);
	job_arguments(job, "--no-inlines --functions=short");
	job_argument(job, "--obj");
	job_argument(job, program);
	job_sees(job, program);
	for (size_t i = 0; i < symbols->count; i++) {
		char *question = text_format("%s0x%llx", symbols->items[i].is_data ? "DATA " : "",
			(unsigned long long)symbols->items[i].address);

		job_argument(job, question);
		free(question);
	}
	job->output = text_copy(scratch);
	job->limits = (struct limits){.milliseconds = 20000, .output_bytes = ANSWERS_LARGEST};
	if (symbols->count)
		job_run(job);
	if (job_succeeded(job) && file_read(&answers, scratch, ANSWERS_LARGEST) == 0 &&
		answers.bytes)
		take_answers(symbols, answers.bytes);
	text_release(&answers);
	job_free(job);
}

void symbols_release(struct symbols *symbols)
{
	for (size_t i = 0; i < symbols->count; i++) {
		free(symbols->items[i].name);
		free(symbols->items[i].file);
	}
	free(symbols->items);
	*symbols = (struct symbols){0};
}
