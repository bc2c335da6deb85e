#include "verbs/hint_found.h"

#include "base/fault.h"
#include "base/file.h"
#include "verbs/hints.h"
#include "verdict/result.h"

#include <stdlib.h>
#include <string.h>

static char *memory_of(const struct request *request, const struct lab *lab)
{
	return text_format("%s/hints/%s.found", request->house->build, lab->name);
}

static bool was_given(
	const struct request *request, const struct lab *lab, const struct result *result)
{
	char *path = memory_of(request, lab);
	struct text seen = {0};
	bool given = file_read(&seen, path, 1 << 16) == 0 &&
		     strcmp(text_string(&seen), result->files) == 0;

	text_release(&seen);
	free(path);
	return given;
}

/* Is it about the files as they are now, and is there something to say? */
static bool fits(const struct request *request, const struct lab *lab, const struct result *result)
{
	char *files = result_files(lab, lab->path);
	bool is_now = strcmp(files, result->files) == 0;
	bool is_done = result->verdict == VERDICT_SOLVED && !result->failed;

	free(files);
	return is_now && !is_done && result->verdict != VERDICT_CANNOT_JUDGE &&
	       !lab_is_as_shipped(lab, lab_edit(lab)) && !was_given(request, lab, result);
}

/* The lab's own words go before those for all labs. */
static char *words_for(const struct request *request, const struct lab *lab, const char *verdict)
{
	const char *const folders[] = {lab->path, request->house->harness};
	char *title = text_format("When %s", verdict), *words = NULL;

	for (size_t i = 0; i < 2 && !words; i++) {
		char *path = text_format("%s/hints.md", folders[i]);
		struct text bytes = {0};

		if (file_read(&bytes, path, 1 << 20) == 0)
			words = hints_under(text_string(&bytes), title);
		text_release(&bytes);
		free(path);
	}
	free(title);
	return words;
}

bool hint_found(struct hint_found *found, const struct request *request, const struct lab *lab)
{
	char *path = text_format("%s/board/%s.json", request->house->build, lab->name);
	struct result result = {0};
	bool there = result_read(&result, path);

	*found = (struct hint_found){0};
	if (there && fits(request, lab, &result)) {
		found->verdict = text_copy(verdict_word(result.verdict));
		found->reason = text_copy(result.reason);
		found->files = text_copy(result.files);
		found->words = words_for(request, lab, found->verdict);
	}
	if (there)
		result_release(&result);
	free(path);
	return found->words != NULL;
}

void hint_found_given(
	const struct hint_found *found, const struct request *request, const struct lab *lab)
{
	char *folder = text_format("%s/hints", request->house->build);
	char *path = memory_of(request, lab);
	int problem;

	make_directories(folder);
	problem = file_write(path, found->files, strlen(found->files));
	if (problem)
		die_of(problem, "cannot write %s", path);
	free(folder);
	free(path);
}

void hint_found_release(struct hint_found *found)
{
	free(found->verdict);
	free(found->reason);
	free(found->words);
	free(found->files);
}
