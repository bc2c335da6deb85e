/*
 * The explorer against the naive engine, on random programs:
 *
 *   oracle SEED COUNT     COUNT programs, from SEED on
 *   oracle --show SEED    one of them, and what both say of it
 *   oracle --known        the naive engine itself, on programs that can be counted by hand
 *
 * Both must find the same outcomes, and agree on whether there is a race, a deadlock, a misuse.
 */
#include "base/clock.h"
#include "base/fail.h"
#include "clocks.h"
#include "generate.h"
#include "known.h"
#include "naive.h"
#include "program.h"
#include "search/findings.h"
#include "search/search.h"
#include "step/machine.h"
#include "world/access.h"
#include "world/end.h"
#include "world/order.h"
#include "world/points.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXECUTIONS_MOST = 20000 };

/* ---------------------------------------------------------------- the program under test */

static const struct program *program;

int program_threads(void)
{
	return program->threads;
}

int program_semaphore(int which, void *semaphore)
{
	clocks_initialised(semaphore, (unsigned)program->semaphores[which]);
	return program->semaphores[which];
}

int program_barrier(void *barrier)
{
	clocks_initialised(barrier, (unsigned)program->barrier);
	return program->barrier;
}

uint64_t program_instruction(int thread, int at)
{
	uint64_t packed = 0;

	if (at <= PROGRAM_LENGTH)
		memcpy(&packed, &program->table[thread][at], sizeof program->table[0][0]);
	return packed;
}

/* ---------------------------------------------------------------- verdicts */

struct found_end {
	char *text;
	bool uncertain; /* see naive.h */
};

struct verdict {
	struct found_end ends[ENDINGS_MOST]; /* sorted */
	int count;
	int outcomes; /* of them, exits */
	bool race, uncertain_race, deadlock, misuse;
};

static int compare_ends(const void *one, const void *other)
{
	return strcmp(
		((const struct found_end *)one)->text, ((const struct found_end *)other)->text);
}

static const char *const end_names[] = {
#define X(name, word) word,
	ENDS(X)
#undef X
};

static char *text_of(const struct ending *ending)
{
	const char *detail = ending->end == END_EXITED ? ending->output
			     : ending->text            ? ending->text
						       : "";
	char *text;

	if (asprintf(&text, "%s %d: %s", end_names[ending->end], ending->code, detail) < 0)
		explorer_fail("out of memory");
	return text;
}

/* The same misuse in two places is one. */
static void remove_doubles(struct verdict *verdict)
{
	int kept = 0;

	for (int i = 0; i < verdict->count; i++) {
		struct found_end *end = &verdict->ends[i];

		if (kept && strcmp(verdict->ends[kept - 1].text, end->text) == 0) {
			verdict->ends[kept - 1].uncertain &= end->uncertain;
			free(end->text);
		} else {
			verdict->ends[kept++] = *end;
		}
	}
	verdict->count = kept;
}

/* Takes what is in findings.h's lists; they are empty afterwards. `naive`: NULL if it was not that.
 */
static void verdict_take(struct verdict *verdict, const struct naive *naive)
{
	*verdict = (struct verdict){.race = naive ? naive->race : race_count > 0,
		.uncertain_race = naive && naive->uncertain_race};
	for (int i = 0; i < ending_count; i++) {
		verdict->ends[verdict->count++] =
			(struct found_end){text_of(&endings[i]), naive && naive->uncertain[i]};
		verdict->outcomes += endings[i].end == END_EXITED;
		verdict->deadlock |= endings[i].end == END_DEADLOCK;
		verdict->misuse |= endings[i].end == END_MISUSED;
	}
	qsort(verdict->ends, (size_t)verdict->count, sizeof *verdict->ends, compare_ends);
	remove_doubles(verdict);
	findings_clear();
}

static void verdict_release(struct verdict *verdict)
{
	for (int i = 0; i < verdict->count; i++)
		free(verdict->ends[i].text);
	verdict->count = 0;
}

static bool verdict_has(const struct verdict *verdict, const struct found_end *end)
{
	return verdict->count && bsearch(end, verdict->ends, (size_t)verdict->count,
					 sizeof *verdict->ends, compare_ends);
}

static bool agrees(const struct verdict *truth, const struct verdict *claim)
{
	if (claim->race != truth->race && !(claim->race && truth->uncertain_race))
		return false;
	for (int i = 0; i < claim->count; i++)
		if (!verdict_has(truth, &claim->ends[i]))
			return false;
	for (int i = 0; i < truth->count; i++)
		if (!truth->ends[i].uncertain && !verdict_has(claim, &truth->ends[i]))
			return false;
	return true;
}

static void verdict_print(
	const char *name, const struct verdict *verdict, const struct verdict *other)
{
	printf("%s: %s, %d endings\n", name, verdict->race ? "race" : "no race", verdict->count);
	for (int i = 0; i < verdict->count; i++) {
		const struct found_end *end = &verdict->ends[i];

		printf("  %c %s\n",
			verdict_has(other, end) ? ' '
			: end->uncertain        ? '?'
						: '!',
			end->text);
	}
}

/* ---------------------------------------------------------------- both engines */

static struct search search;
static uint64_t states;

/* As explore.c's search_all() does it, without a budget. */
static void explore(struct verdict *verdict)
{
	struct budget budget = {0};
	enum search_end end;

	points_unlist_all();
	order_weak_seen = false;
	do {
		points_set(race_count ? POINTS_LISTED : POINTS_NONE);
		order_weaken(order_weak_seen);
		end = search_run(&search, &budget, UNBOUNDED);
	} while (end == SEARCH_NEW_POINT || end == SEARCH_WEAK);
	if (end != SEARCH_EXHAUSTED)
		explorer_fail("the search came to no end: %d", (int)end);
	states += search.graph.node_count;
	verdict_take(verdict, NULL);
}

static void explore_naively(struct verdict *verdict, struct naive *naive)
{
	naive_run(naive, EXECUTIONS_MOST);
	verdict_take(verdict, naive);
}

void oracle_count(const struct program *counted, struct naive *naive)
{
	program = counted;
	naive_run(naive, UINT64_MAX);
	findings_clear();
}

static struct {
	int programs, skipped, racy, clean, deadlocking, misusing, weak, several;
	uint64_t executions;
} tally;

static void count(const struct verdict *verdict, const struct naive *naive)
{
	tally.programs++;
	tally.racy += verdict->race;
	tally.clean += !verdict->race && !verdict->deadlock && !verdict->misuse;
	tally.deadlocking += verdict->deadlock;
	tally.misusing += verdict->misuse;
	tally.weak += order_weakened();
	tally.several += verdict->outcomes > 1;
	tally.executions += naive->executions;
}

/* False where the two differ. */
static bool compare(uint64_t seed, bool show)
{
	static struct program made;
	static struct verdict truth, claim;
	static struct naive naive;
	bool agree;

	generate(&made, seed);
	program = &made;
	explore_naively(&truth, &naive);
	if (naive.too_many) {
		tally.skipped++;
		verdict_release(&truth);
		return true;
	}
	explore(&claim);
	agree = agrees(&truth, &claim);
	count(&truth, &naive);
	if (!agree || show) {
		printf("seed %llu: %s after %llu executions\n", (unsigned long long)seed,
			agree ? "agreement" : "DIFFERENCE", (unsigned long long)naive.executions);
		program_print(stdout, &made);
		verdict_print("naive", &truth, &claim);
		verdict_print("explorer", &claim, &truth);
	}
	verdict_release(&truth);
	verdict_release(&claim);
	return agree;
}

static int run(uint64_t seed, uint64_t programs)
{
	double since = clock_seconds();
	bool agree = true;

	for (uint64_t i = 0; i < programs && agree; i++)
		agree = compare(seed + i, false);
	printf("%d programs: %d racy, %d clean, %d deadlocking, %d misusing, %d weak, "
	       "%d with several outcomes; %d skipped; %llu executions against %llu states; %.1f "
	       "s\n",
		tally.programs, tally.racy, tally.clean, tally.deadlocking, tally.misusing,
		tally.weak, tally.several, tally.skipped, (unsigned long long)tally.executions,
		(unsigned long long)states, clock_seconds() - since);
	return agree ? 0 : 1;
}

int main(int argc, char **argv)
{
	int status;

	if (argc < 2 || (argc < 3 && strcmp(argv[1], "--known") != 0)) {
		fputs("usage: oracle SEED COUNT | oracle --show SEED | oracle --known\n", stderr);
		return 2;
	}
	machine_init(1, argv);
	if (strcmp(argv[1], "--known") == 0)
		status = known_check() ? 0 : 1;
	else if (strcmp(argv[1], "--show") == 0)
		status = compare(strtoull(argv[2], NULL, 10), true) ? 0 : 1;
	else
		status = run(strtoull(argv[1], NULL, 10), strtoull(argv[2], NULL, 10));
	fflush(stdout);
	_exit(status);
}
