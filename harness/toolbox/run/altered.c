#include "run/altered.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum {
	TRIES = 3, /* of one round: up, down, and again what had told something */
	LOST = 2, /* tries that show nothing */
	PROBES = 3, /* rounds of a thread: one in each third of its work */
	CROWD = 4, /* threads; of more than that, one round each */
	MOST = 64, /* rounds */
	STORES = 24, /* of a round that seems lost, which are altered one by one */
	SAMPLES = 12, /* stores of a run, altered one by one */
	SAMPLED = 4 * SAMPLES, /* at most */
};

enum effect { UNTRIED, UNCLEAR, NONE, SHOWN };

/* A round of one thread, or all that some threads do. */
struct probe {
	uint64_t threads;
	uint32_t round;
	enum effect effect[TRIES];
	uint32_t stores; /* of the last try that showed nothing */
	bool went_down; /* that try */
};

struct judging {
	struct runs *runs;
	struct pool *pool;
	const struct build *build;
	struct conf *facts;
	struct probe probes[MOST];
	size_t count;
	size_t first; /* of the runs */
};

/* ------------------------------------------------------------------ what is tried */

/* A bit for each thread that ticked in a run as it should be. */
static uint64_t workers_of(const struct runs *runs)
{
	uint64_t workers = 0;

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = runs->items[i];

		for (uint32_t n = 0; !run->detector && n < run_threads(run); n++)
			if (run_ticks(run, n))
				workers |= (uint64_t)1 << n;
	}
	return workers;
}

static unsigned long seed_of(const struct judging *judging, size_t number)
{
	return judging->runs->seed + number;
}

static void add_thread(struct judging *judging, int thread, int probes, long rounds)
{
	for (int i = 0; i < probes && judging->count < MOST; i++) {
		uint64_t question[] = {judging->runs->seed, (uint64_t)thread, (uint64_t)i};
		long from = rounds * i / probes, to = rounds * (i + 1) / probes;

		judging->probes[judging->count++] = (struct probe){
			.threads = (uint64_t)1 << thread,
			.round = (uint32_t)(1 + from +
					    (long)(XXH3_64bits(question, sizeof question) %
						    (uint64_t)(to > from ? to - from : 1))),
		};
	}
}

/* The last round that a thread begins and ends in a run of any of the sizes. */
static long least_rounds(const struct judging *judging)
{
	const struct lab *lab = judging->runs->work->lab;
	long least = 0;

	for (size_t i = 0; i < TRIES; i++) {
		long rounds = judging->runs->rounds ? judging->runs->rounds
						    : size_draw(lab, judging->build->variant,
							      SIZE_USUAL, seed_of(judging, i));

		least = !least || rounds < least ? rounds : least;
	}
	return least - 2;
}

static void add_workers(struct judging *judging, uint64_t workers)
{
	int probes = __builtin_popcountll(workers) > CROWD ? 1 : PROBES;
	long rounds = least_rounds(judging);

	for (int thread = 0; thread < PAGE_THREADS && rounds > 0; thread++)
		if (workers >> thread & 1)
			add_thread(judging, thread, probes, rounds);
}

/* ------------------------------------------------------------------ what it shows */

static const char *wanted_outcome(const struct judging *judging)
{
	return conf_get_or(&judging->runs->work->lab->conf, "outcome", "");
}

/* Has a thread done the round, even if it stored nothing? */
static bool has_passed(const struct run *run, const struct probe *probe)
{
	for (uint32_t i = 0; i < run_threads(run); i++)
		if ((probe->threads >> i & 1) && run_ticks(run, i) > probe->round)
			return true;
	return false;
}

static enum effect effect_of(
	const struct judging *judging, const struct run *run, const struct probe *probe)
{
	const struct job *job = run->job;
	enum effect effect = UNCLEAR;
	char *outcome;

	if (job->end == JOB_KILLED)
		return SHOWN;
	if (!run_came_to_an_end(run))
		return job->end == JOB_EXITED && job->page ? SHOWN : UNCLEAR;
	outcome = run_outcome(run);
	if (strcmp(outcome, wanted_outcome(judging)) != 0)
		effect = SHOWN;
	if (effect == UNCLEAR && (job->page->altered || has_passed(run, probe)))
		effect = NONE;
	free(outcome);
	return effect;
}

static int count_effects(const struct probe *probe, enum effect wanted)
{
	int count = 0;

	for (int i = 0; i < TRIES; i++)
		count += probe->effect[i] == wanted;
	return count;
}

static bool is_lost(const struct probe *probe)
{
	return !count_effects(probe, SHOWN) && count_effects(probe, NONE) >= LOST;
}

/* Upwards, downwards, and in the end again in the direction that does not make it hang. */
static bool goes_down(const struct probe *probe, int number)
{
	return number == 1 || (number == 2 && probe->effect[0] != NONE);
}

static struct run *add_run(struct judging *judging, const struct page_orders *orders)
{
	struct plan_row row = {judging->build->variant, "altered", SIZE_USUAL, 1, *orders};

	runs_add(judging->runs, judging->pool, judging->build, &row, 0);
	return judging->runs->items[judging->runs->count - 1];
}

static void note_effect(
	struct judging *judging, struct probe *probe, int number, const struct run *run)
{
	probe->effect[number] = effect_of(judging, run, probe);
	if (probe->effect[number] == NONE) {
		probe->stores = run->job->page->altered;
		probe->went_down = goes_down(probe, number);
	}
}

static void try_once(struct judging *judging, size_t from, int number)
{
	struct run *runs[MOST] = {NULL};

	for (size_t i = from; i < judging->count; i++) {
		const struct probe *probe = &judging->probes[i];
		struct page_orders orders = {.seed = (uint64_t)number,
			.altered = probe->threads,
			.altered_round = probe->round,
			.altered_down = goes_down(probe, number)};

		if (!count_effects(probe, SHOWN))
			runs[i] = add_run(judging, &orders);
	}
	pool_run(judging->pool);
	for (size_t i = from; i < judging->count; i++)
		if (runs[i])
			note_effect(judging, &judging->probes[i], number, runs[i]);
}

/* Where all changes of a round together hide each other, one of them alone shows. */
static bool shows_by_one(struct judging *judging, const struct probe *probe)
{
	struct run *runs[STORES];
	uint32_t count = probe->stores < STORES ? probe->stores : STORES;
	bool shown = false;

	for (uint32_t i = 0; i < count; i++) {
		struct page_orders orders = {.altered = probe->threads,
			.altered_round = probe->round,
			.altered_only = i + 1,
			.altered_down = probe->went_down};

		runs[i] = add_run(judging, &orders);
	}
	pool_run(judging->pool);
	for (uint32_t i = 0; i < count && !shown; i++)
		shown = effect_of(judging, runs[i], probe) == SHOWN;
	return shown;
}

static void try_from(struct judging *judging, size_t from)
{
	for (int number = 0; number < TRIES; number++)
		try_once(judging, from, number);
}

/* ------------------------------------------------------------------ threads */

/* How many stores such orders are about. */
static uint32_t count_stores(struct judging *judging, struct page_orders orders)
{
	const struct run *run;

	orders.altered_only = UINT32_MAX;
	run = add_run(judging, &orders);
	pool_run(judging->pool);
	return run->job->page ? run->job->page->altered : 0;
}

/*
 * Who else, if not those that tick, does what the result is made of? Somebody who only adds it up
 * in the end has stored less than there are rounds.
 */
static bool others_reach(struct judging *judging, uint64_t workers)
{
	const struct probe others = {.threads = ~workers};
	struct page_orders orders = {.altered = ~workers};
	uint32_t count = count_stores(judging, orders);
	const struct run *runs[SAMPLES];
	bool shown = false;

	if (count < least_rounds(judging))
		return false;
	for (uint32_t i = 0; i < SAMPLES; i++) {
		orders.altered_only = 1 + count / SAMPLES * i;
		orders.altered_down = i % 2;
		runs[i] = add_run(judging, &orders);
	}
	pool_run(judging->pool);
	for (uint32_t i = 0; i < SAMPLES && !shown; i++)
		shown = effect_of(judging, runs[i], &others) == SHOWN;
	return shown;
}

static void judge_threads(struct judging *judging, uint64_t workers)
{
	int lost = 0, reach = 0;

	try_from(judging, 0);
	for (int thread = 0; thread < PAGE_THREADS; thread++) {
		int rounds_lost = 0;

		for (size_t i = 0; i < judging->count; i++)
			if (judging->probes[i].threads >> thread & 1)
				rounds_lost += is_lost(&judging->probes[i]) &&
					       !shows_by_one(judging, &judging->probes[i]);
		lost += rounds_lost > 0;
		reach += (workers >> thread & 1) && !rounds_lost;
	}
	conf_setf(judging->facts, "altered.lost", "%d", lost);
	conf_setf(judging->facts, "altered.reach", "%d", reach);
	if (lost && !reach)
		conf_set(judging->facts, "altered.others",
			others_reach(judging, workers) ? "1" : "0");
}

/* ------------------------------------------------------------------ numbers */

/* Takes the next number off `text`, with the words before it; false at the end. */
static bool next_number(const char **text, struct text *words, char number[32])
{
	const char *digits = strpbrk(*text, "0123456789");
	size_t length;

	if (!digits)
		return false;
	if (digits > *text && digits[-1] == '-')
		digits--;
	text_clear(words);
	text_addf(words, "%.*s", (int)(digits - *text), *text);
	length = 1 + strspn(digits + 1, "0123456789");
	snprintf(number, 32, "%.*s", (int)length, digits);
	*text = digits + length;
	return true;
}

/* Is the number with that index another one in the outcome of a run? */
static bool differs(const char *wanted, const char *outcome, int index)
{
	struct text words = {0}, others = {0};
	char number[32] = "", other[32] = "";
	bool same = true;

	for (int i = 0; i <= index && same; i++)
		same = next_number(&wanted, &words, number) &&
		       next_number(&outcome, &others, other) &&
		       strcmp(text_string(&words), text_string(&others)) == 0;
	text_release(&words);
	text_release(&others);
	return same && strcmp(number, other) != 0;
}

static bool is_changed(const struct judging *judging, int index)
{
	bool changed = false;

	for (size_t i = judging->first; i < judging->runs->count && !changed; i++) {
		const struct run *run = judging->runs->items[i];
		char *outcome = run_outcome(run);

		changed =
			run_came_to_an_end(run) && differs(wanted_outcome(judging), outcome, index);
		free(outcome);
	}
	return changed;
}

/* What stands before the first number that no run changed; NULL if each was changed. */
static char *unchanged(const struct judging *judging)
{
	const char *rest = wanted_outcome(judging);
	char number[32], *name = NULL;
	struct text words = {0};

	for (int i = 0; !name && next_number(&rest, &words, number); i++)
		if (!is_changed(judging, i)) {
			const char *from = text_string(&words);

			from += strspn(from, ", ");
			name = text_format("%.*s", (int)strcspn(from, "="), from);
			if (text_ends(name, " "))
				name[strlen(name) - 1] = '\0';
		}
	text_release(&words);
	return name;
}

static void judge_numbers(struct judging *judging)
{
	const struct page_orders all = {.altered = UINT64_MAX, .altered_seen = 1};
	uint32_t seen = count_stores(judging, all);
	char *name = unchanged(judging);

	for (uint64_t i = 0; seen && name && i < SAMPLED; i++) {
		uint64_t question[] = {judging->runs->seed, i};
		uint64_t answer = XXH3_64bits(question, sizeof question);
		struct page_orders orders = all;

		orders.altered_only = 1 + (uint32_t)(answer % seen);
		orders.altered_down = answer >> 63;
		add_run(judging, &orders);
		if (i % SAMPLES != SAMPLES - 1)
			continue;
		pool_run(judging->pool);
		free(name);
		name = unchanged(judging);
	}
	if (name)
		conf_set(judging->facts, "altered.number", name);
	free(name);
}

void altered_judge(
	struct runs *runs, struct pool *pool, const struct build *build, struct conf *facts)
{
	const char *asked = conf_get_or(&runs->work->lab->conf, "reaches", "threads");
	struct judging *judging = zeroed(1, sizeof *judging);
	uint64_t workers = workers_of(runs);

	*judging = (struct judging){
		.runs = runs, .pool = pool, .build = build, .facts = facts, .first = runs->count};
	if (strcmp(asked, "numbers") == 0) {
		judge_numbers(judging);
	} else {
		add_workers(judging, workers);
		judge_threads(judging, workers);
	}
	conf_setf(facts, "altered.runs", "%zu", runs->count - judging->first);
	free(judging);
}
