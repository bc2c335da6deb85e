#include "run/altered.h"

#include "base/memory.h"
#include "run/altered_run.h"

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
};

/* A round of one thread, or all that some threads do. */
struct probe {
	uint64_t threads;
	uint32_t round;
	enum altered_effect effect[TRIES];
	uint32_t stores; /* of the last try that showed nothing */
	bool went_down; /* that try */
};

struct judging {
	struct altering altering;
	struct probe probes[MOST];
	size_t count;
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

static void add_thread(struct judging *judging, int thread, int probes, long rounds)
{
	for (int i = 0; i < probes && judging->count < MOST; i++) {
		uint64_t question[] = {judging->altering.runs->seed, (uint64_t)thread, (uint64_t)i};
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
	const struct lab *lab = judging->altering.runs->work->lab;
	long least = 0;

	for (size_t i = 0; i < TRIES; i++) {
		long rounds = judging->altering.runs->rounds
				      ? judging->altering.runs->rounds
				      : size_draw(lab, judging->altering.build->variant, SIZE_USUAL,
						judging->altering.runs->seed + i);

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

static int count_effects(const struct probe *probe, enum altered_effect wanted)
{
	int count = 0;

	for (int i = 0; i < TRIES; i++)
		count += probe->effect[i] == wanted;
	return count;
}

static bool is_lost(const struct probe *probe)
{
	return !count_effects(probe, ALTERED_SHOWN) && count_effects(probe, ALTERED_NONE) >= LOST;
}

/* Upwards, downwards, and in the end again in the direction that does not make it hang. */
static bool goes_down(const struct probe *probe, int number)
{
	return number == 1 || (number == 2 && probe->effect[0] != ALTERED_NONE);
}

static void note_effect(
	struct judging *judging, struct probe *probe, int number, const struct run *run)
{
	probe->effect[number] = altered_effect(&judging->altering, run);
	if (probe->effect[number] == ALTERED_NONE) {
		probe->stores = run->job->page->altered;
		probe->went_down = goes_down(probe, number);
	}
}

static void try_once(struct judging *judging, int number)
{
	struct run *runs[MOST] = {NULL};

	for (size_t i = 0; i < judging->count; i++) {
		const struct probe *probe = &judging->probes[i];
		struct page_orders orders = {.seed = (uint64_t)number,
			.altered = probe->threads,
			.altered_round = probe->round,
			.altered_down = goes_down(probe, number)};

		if (!count_effects(probe, ALTERED_SHOWN))
			runs[i] = altered_add(&judging->altering, &orders);
	}
	pool_run(judging->altering.pool);
	for (size_t i = 0; i < judging->count; i++)
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

		runs[i] = altered_add(&judging->altering, &orders);
	}
	pool_run(judging->altering.pool);
	for (uint32_t i = 0; i < count && !shown; i++)
		shown = altered_effect(&judging->altering, runs[i]) == ALTERED_SHOWN;
	return shown;
}

/* ------------------------------------------------------------------ threads */

/*
 * Who else, if not those that tick, does what the result is made of? Somebody who only adds it up
 * in the end has stored less than there are rounds.
 */
static bool others_reach(struct judging *judging, uint64_t workers)
{
	struct page_orders orders = {.altered = ~workers};
	uint32_t count = altered_count(&judging->altering, orders);
	const struct run *runs[ALTERED_SAMPLES];
	bool shown = false;

	if (count < least_rounds(judging))
		return false;
	for (uint32_t i = 0; i < ALTERED_SAMPLES; i++) {
		orders.altered_only = 1 + count / ALTERED_SAMPLES * i;
		orders.altered_down = i % 2;
		runs[i] = altered_add(&judging->altering, &orders);
	}
	pool_run(judging->altering.pool);
	for (uint32_t i = 0; i < ALTERED_SAMPLES && !shown; i++)
		shown = altered_effect(&judging->altering, runs[i]) == ALTERED_SHOWN;
	return shown;
}

static void judge_threads(struct judging *judging, uint64_t workers)
{
	int lost = 0, reach = 0;

	for (int number = 0; number < TRIES; number++)
		try_once(judging, number);
	for (int thread = 0; thread < PAGE_THREADS; thread++) {
		int rounds_lost = 0;

		for (size_t i = 0; i < judging->count; i++)
			if (judging->probes[i].threads >> thread & 1)
				rounds_lost += is_lost(&judging->probes[i]) &&
					       !shows_by_one(judging, &judging->probes[i]);
		lost += rounds_lost > 0;
		reach += (workers >> thread & 1) && !rounds_lost;
	}
	conf_setf(judging->altering.facts, "altered.lost", "%d", lost);
	conf_setf(judging->altering.facts, "altered.reach", "%d", reach);
	if (lost && !reach)
		conf_set(judging->altering.facts, "altered.others",
			others_reach(judging, workers) ? "1" : "0");
}

void altered_judge(
	struct runs *runs, struct pool *pool, const struct build *build, struct conf *facts)
{
	const char *asked = conf_get_or(&runs->work->lab->conf, "reaches", "threads");
	struct judging *judging = zeroed(1, sizeof *judging);
	uint64_t workers = workers_of(runs);
	char *name;

	judging->altering = (struct altering){runs, pool, build, facts, runs->count};
	if (strcmp(asked, "numbers") == 0) {
		name = altered_unchanged(&judging->altering);
		if (name)
			conf_set(facts, "altered.number", name);
		free(name);
	} else {
		add_workers(judging, workers);
		judge_threads(judging, workers);
	}
	conf_setf(facts, "altered.runs", "%zu", runs->count - judging->altering.first);
	free(judging);
}
