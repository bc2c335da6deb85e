#include "search/findings.h"

#include "base/allocate.h"

#include <stdlib.h>
#include <string.h>

struct ending *endings;
int ending_count;
struct race_finding *races;
int race_count;

static enum outcome_view view;

/* Most endings print what the last one did. The hash recognises that. */
static struct {
	uint64_t output[2];
	int ending;
} last = {.ending = -1};

void findings_set_view(enum outcome_view wanted)
{
	view = wanted;
}

static const char *right_output;

void findings_set_right(const char *output)
{
	right_output = output;
}

bool ending_is_right(const struct ending *ending)
{
	return !ending_is_bad(ending) &&
	       (!right_output || strcmp(ending->output, right_output) == 0);
}

static int compare_lines(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

static char *sorted_lines(char *text, size_t *length)
{
	size_t count = 0, room = 0, at = 0;
	char **lines = NULL, *sorted = allocate(*length + 2), *save = NULL;

	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		lines = grown(lines, count, &room, sizeof *lines);
		lines[count++] = line;
	}
	if (count)
		qsort(lines, count, sizeof *lines, compare_lines);
	for (size_t i = 0; i < count; i++) {
		size_t size = strlen(lines[i]);

		memcpy(sorted + at, lines[i], size);
		sorted[at + size] = '\n';
		at += size + 1;
	}
	free(lines);
	free(text);
	*length = at;
	return sorted;
}

/* The output as the view has it. The caller frees it. */
static char *viewed(size_t *length)
{
	size_t size = world.output_length < OUTPUT_MOST ? world.output_length : OUTPUT_MOST - 1;
	char *text = allocate(size + 1), *start;

	memcpy(text, world_output, size);
	text[size] = '\0';
	*length = size;
	switch (view) {
	case VIEW_ALL:
		return text;
	case VIEW_LAST_LINE:
		while (size && text[size - 1] == '\n')
			text[--size] = '\0';
		start = memrchr(text, '\n', size);
		start = start ? start + 1 : text;
		*length = strlen(start);
		memmove(text, start, *length + 1);
		return text;
	case VIEW_SORTED_LINES:
		return sorted_lines(text, length);
	}
	return text;
}

bool ending_is_bad(const struct ending *ending)
{
	return ending->end != END_EXITED;
}

static bool same(const struct ending *ending, const char *output, size_t length)
{
	if (ending->end != world.end)
		return false;
	if (ending->end == END_EXITED)
		return ending->code == world.end_code && ending->output_length == length &&
		       memcmp(ending->output, output, length) == 0;
	/* Failures differ by what they are, not by what the program printed before. */
	return ending->code == world.end_code && ending->pc == world.end_pc &&
	       ending->text == world.end_text;
}

static bool others_live(void)
{
	FOR_EACH_THREAD(number, world.present)
		if (threads[number].state == THREAD_LIVES && number != world.end_thread)
			return true;
	return false;
}

int findings_add_ending(void)
{
	size_t length;
	char *output;
	struct ending *ending;

	if (last.ending >= 0 && endings[last.ending].end == END_EXITED && world.end == END_EXITED &&
		memcmp(last.output, world.output, sizeof last.output) == 0 &&
		endings[last.ending].code == world.end_code) {
		endings[last.ending].seen++;
		return last.ending;
	}
	output = viewed(&length);
	memcpy(last.output, world.output, sizeof last.output);
	for (int i = 0; i < ending_count; i++)
		if (same(&endings[i], output, length)) {
			endings[i].seen++;
			free(output);
			return last.ending = i;
		}
	last.ending = -1;
	if (ending_count == ENDINGS_MOST) {
		free(output);
		return -1;
	}
	if (!endings)
		endings = allocate_zeros(ENDINGS_MOST, sizeof *endings);
	ending = &endings[ending_count];
	*ending = (struct ending){.end = world.end,
		.code = world.end_code,
		.text = world.end_text,
		.address = world.end_address,
		.pc = world.end_pc,
		.thread = world.end_thread,
		.output = output,
		.output_length = length,
		.live_threads = world.end == END_EXITED && others_live(),
		.critical = SIZE_MAX,
		.seen = 1};
	return last.ending = ending_count++;
}

int findings_add_race(const struct race *race, bool *fresh)
{
	*fresh = false;
	for (int i = 0; i < race_count; i++)
		if (race_is_same(&races[i].race, race))
			return i;
	if (race_count == RACES_MOST)
		return -1;
	if (!races)
		races = allocate_zeros(RACES_MOST, sizeof *races);
	*fresh = true;
	races[race_count].race = *race;
	return race_count++;
}

int findings_outcomes(void)
{
	int count = 0;

	for (int i = 0; i < ending_count; i++)
		count += endings[i].seen && !ending_is_bad(&endings[i]);
	return count;
}

bool findings_have_failure(void)
{
	for (int i = 0; i < ending_count; i++)
		if (endings[i].seen && !ending_is_right(&endings[i]))
			return true;
	return race_count > 0 || findings_outcomes() > 1;
}

void findings_clear(void)
{
	for (int i = 0; i < ending_count; i++) {
		free(endings[i].output);
		schedule_free(&endings[i].schedule);
	}
	for (int i = 0; i < race_count; i++)
		schedule_free(&races[i].schedule);
	ending_count = race_count = 0;
	last.ending = -1;
}
