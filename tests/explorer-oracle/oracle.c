/*
 * The explorer against the naive engine, on random programs:
 *
 *   oracle SEED COUNT     COUNT programs, from SEED on
 *   oracle --show SEED    one of them, and what both say of it
 *   oracle --known        the naive engine itself, on programs that can be counted by hand
 *
 * Both must find the same outcomes, and agree on whether there is a race, a deadlock, a misuse.
 */
#include "access.h"
#include "clocks.h"
#include "explorer.h"
#include "found.h"
#include "generate.h"
#include "known.h"
#include "naive.h"
#include "program.h"
#include "search.h"

#include <stdarg.h>
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

int program_semaphore(int which)
{
	return program->semaphores[which];
}

int program_barrier(void)
{
	return program->barrier;
}

uint64_t program_instruction(int thread, int at)
{
	uint64_t packed = 0;

	if (at <= PROGRAM_LENGTH)
		memcpy(&packed, &program->table[thread][at], sizeof program->table[0][0]);
	return packed;
}

/* main.c's, which is not linked. */
_Noreturn void explorer_fail(const char *why, ...)
{
	va_list list;

	va_start(list, why);
	fputs("oracle: ", stderr);
	vfprintf(stderr, why, list);
	fputc('\n', stderr);
	va_end(list);
	exit(4);
}

/* ---------------------------------------------------------------- verdicts */

struct verdict {
	char *endings[ENDINGS_MOST]; /* sorted */
	int count;
	int outcomes; /* of them, exits */
	bool race, deadlock, misuse;
};

static int compare_texts(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

static const char *const end_names[] = {
#define X(name, word) word,
	ENDS(X)
#undef X
};

/* What is in found.h's lists; they are empty afterwards. */
static void verdict_take(struct verdict *verdict, bool race)
{
	*verdict = (struct verdict){.race = race};
	for (int i = 0; i < ending_count; i++) {
		const struct ending *ending = &endings[i];
		char text[400];

		snprintf(text, sizeof text, "%s %d: %s", end_names[ending->end], ending->code,
			ending->end == END_EXITED ? ending->output
			: ending->text		  ? ending->text
						  : "");
		verdict->outcomes += ending->end == END_EXITED;
		verdict->deadlock |= ending->end == END_DEADLOCK;
		verdict->misuse |= ending->end == END_MISUSED;
		verdict->endings[verdict->count++] = strdup(text);
	}
	qsort(verdict->endings, (size_t)verdict->count, sizeof *verdict->endings, compare_texts);
	/* The same misuse in two places is one. */
	for (int i = verdict->count - 1; i > 0; i--)
		if (strcmp(verdict->endings[i], verdict->endings[i - 1]) == 0) {
			free(verdict->endings[i]);
			memmove(&verdict->endings[i], &verdict->endings[i + 1],
				(size_t)(--verdict->count - i) * sizeof *verdict->endings);
		}
	found_clear();
}

static void verdict_release(struct verdict *verdict)
{
	for (int i = 0; i < verdict->count; i++)
		free(verdict->endings[i]);
	verdict->count = 0;
}

static bool verdict_has(const struct verdict *verdict, const char *ending)
{
	for (int i = 0; i < verdict->count; i++)
		if (strcmp(verdict->endings[i], ending) == 0)
			return true;
	return false;
}

static bool same(const struct verdict *one, const struct verdict *other)
{
	if (one->count != other->count || one->race != other->race)
		return false;
	for (int i = 0; i < one->count; i++)
		if (strcmp(one->endings[i], other->endings[i]) != 0)
			return false;
	return true;
}

static void verdict_print(const char *name, const struct verdict *verdict,
	const struct verdict *other)
{
	printf("%s: %s, %d endings\n", name, verdict->race ? "race" : "no race", verdict->count);
	for (int i = 0; i < verdict->count; i++)
		printf("  %c %s\n", verdict_has(other, verdict->endings[i]) ? ' ' : '!',
			verdict->endings[i]);
}

/* ---------------------------------------------------------------- both engines */

static struct search search;
static uint64_t states;

/* As main.c's search_all() does it, without a budget. */
static void explore(struct verdict *verdict)
{
	struct budget budget = {0};
	enum search_end end;

	access_unlist_all();
	access_weak_seen = false;
	access_weaken(false);
	do {
		access_set_points(race_count ? POINTS_LISTED : POINTS_NONE);
		if (access_weak_seen)
			access_weaken(true);
		end = search_run(&search, &budget);
	} while (end == SEARCH_NEW_POINT || end == SEARCH_WEAK);
	if (end != SEARCH_EXHAUSTED)
		explorer_fail("the search came to no end: %d", (int)end);
	states += search.graph.node_count;
	verdict_take(verdict, race_count > 0);
}

static struct naive explore_naively(struct verdict *verdict)
{
	struct naive naive;

	clocks_raced = false;
	naive = naive_run(EXECUTIONS_MOST);
	verdict_take(verdict, clocks_raced);
	return naive;
}

struct naive oracle_naive(const struct program *shown)
{
	struct verdict verdict;
	struct naive naive;

	program = shown;
	naive = naive_run(UINT64_MAX);
	verdict_take(&verdict, false);
	verdict_release(&verdict);
	return naive;
}

static struct {
	int programs, skipped, racy, clean, deadlocking, misusing, weak, several;
	uint64_t executions;
} tally;

static void count(const struct verdict *verdict, struct naive naive)
{
	tally.programs++;
	tally.racy += verdict->race;
	tally.clean += !verdict->race && !verdict->deadlock && !verdict->misuse;
	tally.deadlocking += verdict->deadlock;
	tally.misusing += verdict->misuse;
	tally.weak += access_weakened();
	tally.several += verdict->outcomes > 1;
	tally.executions += naive.executions;
}

/* False where the two differ. */
static bool compare(uint64_t seed, bool show)
{
	struct program made;
	struct verdict truth, claim;
	struct naive naive;
	bool agree;

	generate(&made, seed);
	program = &made;
	naive = explore_naively(&truth);
	if (naive.too_many) {
		tally.skipped++;
		verdict_release(&truth);
		if (!show)
			return true;
	}
	explore(&claim);
	agree = same(&truth, &claim);
	count(&truth, naive);
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
	double since = search_clock();
	bool agree = true;

	for (uint64_t i = 0; i < programs && agree; i++)
		agree = compare(seed + i, false);
	printf("%d programs: %d racy, %d clean, %d deadlocking, %d misusing, %d weak, "
	       "%d with several outcomes; %d skipped; %llu executions against %llu states; %.1f s\n",
		tally.programs, tally.racy, tally.clean, tally.deadlocking, tally.misusing,
		tally.weak, tally.several, tally.skipped, (unsigned long long)tally.executions,
		(unsigned long long)states, search_clock() - since);
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
