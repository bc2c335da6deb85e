/*
 * Measures how surely a lab's fault is found: grades the shipped program many times, from another
 * seed each time, and counts who finds what lab.conf declares.
 */
#include "base/fault.h"
#include "base/json.h"
#include "detectors/detector.h"
#include "export/say.h"
#include "verbs/command.h"
#include "verdict/expectation.h"
#include "words/screen.h"

#include <stdio.h>
#include <string.h>

enum { TIMES = 100, SEEDS_APART = 1000, WITNESSES = 8 };

struct tally {
	const char *tool;
	const char *expected;
	long found;
};

struct progress {
	long done, times;
};

static void show_progress(const struct pool *pool, void *context)
{
	const struct progress *progress = context;
	char words[64];

	snprintf(words, sizeof words, "%ld of %ld", progress->done, progress->times);
	screen_progress(pool, words);
}

/* One for each detector, one for the explorer, and the last for the verdict. */
static int begin_tallies(struct tally tallies[WITNESSES], const struct lab *lab)
{
	int count = 0;

	for (const struct detector *detector = detectors; detector->name; detector++)
		if (detector->decides && lab_has_variant(lab, detector->name) &&
			count < WITNESSES - 2)
			tallies[count++] = (struct tally){
				detector->name, expectation_of(lab, detector->name), 0};
	if (lab_has_variant(lab, "explore"))
		tallies[count++] = (struct tally){"explore", expectation_of(lab, "explore"), 0};
	tallies[count++] =
		(struct tally){"verdict", conf_get_or(&lab->conf, "expect.verdict", "race"), 0};
	return count;
}

static void grade_once(const struct request *request, const struct lab *lab,
	struct progress *progress, struct tally *tallies, int count)
{
	struct inspect_options options = {
		.who = "stats",
		.all_detectors = true,
		.sparse = true,
		.seed = (unsigned long)(request->seed + progress->done * SEEDS_APART),
		.progress = show_progress,
		.progress_context = progress,
	};
	struct judgement judgement;

	judge(&judgement, request->house, lab, &options);
	for (int i = 0; i < count - 1; i++)
		tallies[i].found += expectation_met(lab, &judgement, tallies[i].tool);
	tallies[count - 1].found +=
		strcmp(verdict_word(judgement.result.verdict), tallies[count - 1].expected) == 0;
	judgement_release(&judgement);
}

static void print_json(const struct request *request, const struct lab *lab, long times,
	const struct tally *tallies, int count)
{
	json_t *whole = json_object(), *rows = json_array();

	json_set_text(whole, "lab", lab->name);
	json_set_number(whole, "times", times);
	json_set_number(whole, "seed", request->seed);
	for (int i = 0; i < count; i++) {
		json_t *row = json_object();

		json_set_text(row, "tool", tallies[i].tool);
		json_set_text(row, "expected", tallies[i].expected);
		json_set_number(row, "found", tallies[i].found);
		json_array_append_new(rows, row);
	}
	json_object_set_new(whole, "tools", rows);
	put_json(whole);
}

static void tell(const struct request *request, const struct lab *lab, long times,
	const struct tally *tallies, int count, bool always)
{
	printf("%s as shipped, graded %ld times (seeds from %ld)\n\n", lab->name, times,
		request->seed);
	for (int i = 0; i < count; i++) {
		const struct tally *tally = &tallies[i];

		printf("  %-9s %s%3ld of %ld%s  %s\n", tally->tool,
			ink(tally->found == times ? GREEN : RED), tally->found, times, ink_off(),
			*tally->expected ? tally->expected : "?");
	}
	if (always && times >= 3)
		printf("\n  With 95 %% confidence, each is missed fewer than 1 in %ld times.\n",
			times / 3);
}

int cmd_stats(const struct request *request)
{
	const struct lab *lab = request_lab(request);
	struct progress progress = {.times = request->runs ? request->runs : TIMES};
	struct tally tallies[WITNESSES];
	int count = begin_tallies(tallies, lab);
	bool always = true;

	for (; progress.done < progress.times; progress.done++)
		grade_once(request, lab, &progress, tallies, count);
	screen_progress_done();
	for (int i = 0; i < count; i++)
		always = always && tallies[i].found == progress.times;
	if (request->json)
		print_json(request, lab, progress.times, tallies, count);
	else
		tell(request, lab, progress.times, tallies, count, always);
	return always ? EXIT_SOLVED : EXIT_NOT_SOLVED;
}
