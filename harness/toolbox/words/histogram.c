#include "words/histogram.h"

#include "base/memory.h"
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

/* The outcome of a run that did not end by itself is how it ended. */
static char *outcome_of(const struct run *run)
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
	return run_outcome(run);
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
		line = outcome_of(runs->items[i]);
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

void histogram_print(const struct runs *runs, const char *expected)
{
	enum { MOST = 12, BAR = 24 };
	struct outcome *outcomes;
	size_t count = count_outcomes(runs, &outcomes);

	for (size_t i = 0; i < count && i < MOST; i++) {
		const struct outcome *outcome = &outcomes[i];
		bool right = expected && strcmp(expected, outcome->line) == 0;

		printf("  %s%4ld x%s  ",
			ink(!expected   ? PLAIN
				: right ? GREEN
					: RED),
			outcome->count, ink_off());
		screen_bar(BAR, outcome->count, (long)runs->count);
		printf("  ");
		screen_plain(*outcome->line ? outcome->line : "(nothing)");
		printf("%s  %sseed %lu%s\n", right ? "  <- right" : "", ink(FAINT), outcome->seed,
			ink_off());
	}
	if (count > MOST)
		printf("  and %zu more outcomes\n", count - MOST);
	for (size_t i = 0; i < count; i++)
		free(outcomes[i].line);
	free(outcomes);
}
