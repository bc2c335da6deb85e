#include "run/run.h"

#include "base/file.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

bool run_is_serialised(const struct run *run)
{
	return strcmp(run->build->variant, "helgrind") == 0;
}

char *run_outcome(const struct run *run)
{
	struct text text = {0};
	char *last = NULL, *save = NULL;

	file_read(&text, run->output, RUN_OUTPUT_LARGEST);
	for (size_t i = 0; i < text.length; i++)
		if (text.bytes[i] != '\n' && !isprint((unsigned char)text.bytes[i]))
			text.bytes[i] = '?';
	for (char *line = text.bytes ? strtok_r(text.bytes, "\n", &save) : NULL; line;
		line = strtok_r(NULL, "\n", &save))
		if (*text_trim(line))
			last = text_trim(line);
	last = text_format("%.120s", last ? last : "");
	text_release(&text);
	return last;
}

uint32_t run_threads(const struct run *run)
{
	return run->job->page ? page_threads(run->job->page) : 0;
}

uint64_t run_ticks(const struct run *run, uint32_t thread)
{
	return run->job->page ? run->job->page->threads[thread].ticks : 0;
}

bool run_interleaved(const struct run *run)
{
	for (uint32_t i = 0; i < run_threads(run); i++)
		if (run->job->page->threads[i].between)
			return true;
	return false;
}

static bool is_of_first_process(const struct run *run, const char *process)
{
	uint32_t first = run->job->page ? run->job->page->threads[0].process : 0;

	return !first || (uint32_t)atol(process) == first;
}

int run_log_files(const struct run *run,
	void (*visit)(const char *file, bool is_own, void *context), void *context)
{
	const char *stem = strrchr(run->log, '/') + 1;
	char *folder = text_format("%.*s", (int)(stem - run->log), run->log);
	char *prefix = text_format("%s.", stem);
	DIR *directory = opendir(folder);
	struct dirent *entry;
	int count = 0;

	while (directory && (entry = readdir(directory)))
		if (text_starts(entry->d_name, prefix)) {
			const char *process = entry->d_name + strlen(prefix);
			char *file = text_format("%s%s", folder, entry->d_name);

			visit(file, is_of_first_process(run, process), context);
			count++;
			free(file);
		}
	if (directory)
		closedir(directory);
	free(folder);
	free(prefix);
	return count;
}
