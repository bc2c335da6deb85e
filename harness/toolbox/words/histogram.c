#include "words/histogram.h"

#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "house/labs.h"
#include "words/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct outcome {
	char *line;
	long count;
	unsigned long seed; /* of the first run that printed it */
};

static int most_frequent_first(const void *one, const void *other)
{
	const struct outcome *a = one, *b = other;

	const char *x = strrchr(a->line, ' '), *y = strrchr(b->line, ' ');
	long one_number = x ? atol(x) : 0, other_number = y ? atol(y) : 0;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	if (one_number != other_number)
		return one_number < other_number ? -1 : 1;
	return strcmp(a->line, b->line);
}

/* All that it printed, in at most so many characters, without the newlines at the end. */
static char *whole_output(const struct run *run)
{
	enum { MOST = 1 << 16 };
	struct text text = {0};
	char *whole;

	file_read(&text, run->output, RUN_OUTPUT_LARGEST);
	whole = text_printable(text_string(&text), text.length, MOST);
	text_release(&text);
	for (size_t length = strlen(whole); length && whole[length - 1] == '\n';)
		whole[--length] = '\0';
	return whole;
}

/*
 * The outcome of a run that did not end by itself is how it ended. A lab's is its last line; of a
 * program of one's own nobody knows which line counts.
 */
static char *outcome_of(const struct run *run, bool whole)
{
	if (run->job->end == JOB_KILLED)
		return text_format("(killed by signal %d)", run->job->code);
	if (run->job->end == JOB_TIMED_OUT)
		return text_format(
			"(did not finish in %ld s)", run->job->limits.milliseconds / 1000);
	if (run->job->end != JOB_EXITED)
		return text_format("(%s)", job_end_word(run->job->end));
	if (run->job->page && run->job->page->crash_signal)
		return text_format(
			"(a forked process was killed by signal %u)", run->job->page->crash_signal);
	return whole ? whole_output(run) : run_outcome(run);
}

/* Is all that it prints the outcome, not the last line alone? */
static bool is_whole(const struct lab *lab)
{
	return lab->is_own_program || lab_is_experiments(lab);
}

static size_t count_outcomes(const struct runs *runs, struct outcome **outcomes)
{
	size_t count = 0;

	*outcomes = NULL;
	for (size_t i = 0; i < runs->count; i++) {
		char *line;
		size_t at = 0;

		if (runs->items[i]->job->end == JOB_NOT_RUN)
			continue;
		line = outcome_of(runs->items[i], is_whole(runs->work->lab));
		while (at < count && strcmp((*outcomes)[at].line, line) != 0)
			at++;
		if (at == count) {
			*outcomes = grown(*outcomes, count, sizeof **outcomes);
			(*outcomes)[count++] =
				(struct outcome){line, 1, runs->items[i]->job->orders.seed};
		} else {
			(*outcomes)[at].count++;
			free(line);
		}
	}
	if (count)
		qsort(*outcomes, count, sizeof **outcomes, most_frequent_first);
	return count;
}

/* As much of the first line of `lines` as is shown of one. */
static void print_line(const char *lines)
{
	char *line = text_printable(lines, strcspn(lines, "\n"), LAB_OUTCOME_LONGEST);

	screen_plain(line);
	free(line);
}

/* The first line, what is said about the outcome, and then other lines below the first. */
static void print_lines(const char *lines, int indent, const char *about)
{
	enum { MOST = 10 };
	size_t more = 0;

	if (*lines)
		print_line(lines);
	else
		screen_plain("(nothing)");
	printf("%s\n", about);
	for (int shown = 1; (lines = strchr(lines, '\n')); shown++) {
		lines++;
		if (shown == MOST) {
			for (more = 1; (lines = strchr(lines, '\n')); lines++)
				more++;
			break;
		}
		printf("%*s", indent, "");
		print_line(lines);
		putchar('\n');
	}
	if (more)
		printf("%*s(%zu more line%s)\n", indent, "", more, more == 1 ? "" : "s");
}

static void release_outcomes(struct outcome *outcomes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(outcomes[i].line);
	free(outcomes);
}

json_t *histogram_json(const struct runs *runs, const char *expected)
{
	struct outcome *outcomes;
	size_t count = count_outcomes(runs, &outcomes);
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *row = json_object();

		json_object_set_new(row, "output", json_clean(outcomes[i].line));
		json_set_number(row, "count", outcomes[i].count);
		json_set_number(row, "seed", (json_int_t)outcomes[i].seed);
		if (expected)
			json_object_set_new(row, "right",
				json_boolean(strcmp(expected, outcomes[i].line) == 0));
		json_array_append_new(array, row);
	}
	release_outcomes(outcomes, count);
	return array;
}

void histogram_print(const struct runs *runs, const char *expected)
{
	enum { MOST = 12, BAR = 24, INDENT = 12 + BAR };
	struct outcome *outcomes;
	size_t count = count_outcomes(runs, &outcomes);

	for (size_t i = 0; i < count && i < MOST; i++) {
		const struct outcome *outcome = &outcomes[i];
		bool right = expected && strcmp(expected, outcome->line) == 0;
		char *about;

		printf("  %s%4ld x%s  ",
			ink(!expected   ? PLAIN
				: right ? GREEN
					: RED),
			outcome->count, ink_off());
		screen_bar(BAR, outcome->count, (long)runs->count);
		printf("  ");
		about = text_format("%s  %sseed %lu%s", right ? "  <- right" : "", ink(FAINT),
			outcome->seed, ink_off());
		print_lines(outcome->line, INDENT, about);
		free(about);
	}
	if (count > MOST)
		printf("  and %zu more outcomes\n", count - MOST);
	release_outcomes(outcomes, count);
}
