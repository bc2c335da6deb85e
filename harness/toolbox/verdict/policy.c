#include "verdict/policy.h"

#include "detectors/detector.h"
#include "evidence/facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a detector misses when a program makes a call that it does not know. */
enum {
	HELGRIND_RACE = 1, /* that one thread's work comes before another's: a false race */
	HELGRIND_MISUSE = 2, /* that a lock is held: a false misuse, when it is unlocked */
	TSAN_RACE = 4,
	TSAN_MISUSE = 8,
	TSAN_LEAK = 16, /* that a thread was joined */
	/*
	 * It orders those that call it, and nobody else. With others, a thread that makes another
	 * call, as sem_post(), is ordered before one that the caller creates afterwards.
	 */
	CALLERS_ONLY = 32,
	HELGRIND = HELGRIND_RACE | HELGRIND_MISUSE,
	BOTH_RACE = HELGRIND_RACE | TSAN_RACE,
	BOTH = HELGRIND | TSAN_RACE | TSAN_MISUSE,
};

/*
 * With each of these calls a correct program was accused: tests/believed.bats shows it. Calls that
 * only look as if they belonged here, such as pthread_mutex_trylock(), were tried as well.
 */
static const struct {
	const char *call;
	unsigned hides;
} unknown[] = {
	{"pthread_once", HELGRIND_RACE | CALLERS_ONLY},
	{"call_once", HELGRIND_RACE | CALLERS_ONLY},
	{"pipe", HELGRIND_RACE},
	{"pipe2", HELGRIND_RACE},
	{"mkfifo", HELGRIND_RACE},
	{"eventfd", HELGRIND_RACE},
	{"socket", HELGRIND_RACE},
	{"socketpair", HELGRIND_RACE},
	{"sem_trywait", HELGRIND_RACE},
	{"sem_timedwait", HELGRIND_RACE},
	{"sem_clockwait", BOTH_RACE},
	/* What follows a read lock may read what was written before it, but not write there. */
	{"pthread_rwlock_rdlock", HELGRIND_RACE},
	{"pthread_rwlock_tryrdlock", HELGRIND_RACE},
	{"pthread_rwlock_timedrdlock", HELGRIND},
	{"pthread_rwlock_timedwrlock", HELGRIND},
	{"pthread_rwlock_clockrdlock", BOTH},
	{"pthread_rwlock_clockwrlock", BOTH},
	{"pthread_mutex_clocklock", BOTH},
	{"pthread_tryjoin_np", HELGRIND_RACE},
	{"pthread_timedjoin_np", HELGRIND_RACE},
	{"pthread_clockjoin_np", BOTH_RACE | TSAN_LEAK},
	{"flockfile", BOTH_RACE},
	{"mq_receive", BOTH_RACE},
	{"mq_timedreceive", BOTH_RACE},
	{"msgrcv", BOTH_RACE},
	{"sigwait", BOTH_RACE},
	{"sigwaitinfo", BOTH_RACE},
	{"sigtimedwait", BOTH_RACE},
};

static const struct {
	unsigned hidden;
	const char *key;
} doubts[] = {
	{HELGRIND_RACE, "helgrind.doubt.race"},
	{HELGRIND_MISUSE, "helgrind.doubt.misuse"},
	{TSAN_RACE, "tsan.doubt.race"},
	{TSAN_MISUSE, "tsan.doubt.misuse"},
	{TSAN_LEAK, "tsan.doubt.thread-leak"},
};

static bool is_yes(const struct conf *facts, const char *key)
{
	return strcmp(conf_get_or(facts, key, "no"), "yes") == 0;
}

void policy_facts(struct conf *facts)
{
	const char *calls = conf_get_or(facts, "audit.calls", "");

	if (is_yes(facts, "audit.atomics"))
		conf_set(facts, "helgrind.doubt.race", "C11 atomics");
	if (is_yes(facts, "audit.fences")) {
		conf_set_first(facts, "helgrind.doubt.race", "memory fences");
		conf_set(facts, "tsan.doubt.race", "memory fences");
	}
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		char shown[64];

		if (!text_has_word(calls, unknown[i].call))
			continue;
		snprintf(shown, sizeof shown, "%s()", unknown[i].call);
		for (size_t n = 0; n < sizeof doubts / sizeof *doubts; n++)
			if (unknown[i].hides & doubts[n].hidden)
				conf_set_first(facts, doubts[n].key, shown);
	}
}

/* What makes the detector's word about this kind of finding worthless here, or NULL. */
static const char *doubt(const struct conf *facts, const char *tool, enum finding_kind kind)
{
	char key[64];

	snprintf(key, sizeof key, "%s.doubt.%s", tool, finding_kind_word(kind));
	return conf_get(facts, key);
}

/* Does a function in a stack of the finding lead to the call? Yes, where that is not known. */
static bool leads_to(const struct conf *facts, const struct finding *finding, const char *call)
{
	char *key = text_format("audit.callers.%s", call);
	const char *functions = conf_get(facts, key);
	bool leads = !functions;

	free(key);
	for (int i = 0; i < finding->access_count && !leads; i++) {
		const struct stack *stack = &finding->accesses[i].stack;

		leads = stack->depth == 0;
		for (int n = 0; n < stack->depth && !leads; n++)
			leads = stack->frames[n].function &&
				text_has_word(functions, stack->frames[n].function);
	}
	return leads || finding->access_count < 2;
}

/*
 * Can what Helgrind does not know come between the two accesses of a race? One of the threads must
 * get there: what one of them never does orders it with nobody.
 */
static bool is_guarded(const struct conf *facts, const struct finding *race)
{
	const char *calls = conf_get_or(facts, "audit.calls", "");
	bool guarded = is_yes(facts, "audit.fences") ||
		       (is_yes(facts, "audit.atomics") && leads_to(facts, race, "atomics"));

	for (size_t i = 0; i < sizeof unknown / sizeof *unknown && !guarded; i++)
		guarded = (unknown[i].hides & HELGRIND_RACE) &&
			  text_has_word(calls, unknown[i].call) &&
			  (!(unknown[i].hides & CALLERS_ONLY) ||
				  leads_to(facts, race, unknown[i].call));
	return guarded;
}

/*
 * Does ThreadSanitizer report the same race, or locks in opposite orders as well? The two need not
 * name the same pair of accesses, and each calls locks and nameless memory by names of its own.
 */
static bool is_confirmed(
	const struct finding *finding, const struct findings *all, const char *program)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct finding *other = all->items[i];

		if (strcmp(other->tool, "tsan") != 0 || other->kind != finding->kind)
			continue;
		if (finding->kind != FINDING_RACE || finding_same(finding, other, program) ||
			(finding->variable && other->variable &&
				strcmp(finding->variable, other->variable) == 0))
			return true;
	}
	return false;
}

/* ThreadSanitizer decides, and our own watch. */
static enum weight weigh_decider(
	const struct finding *finding, const struct conf *facts, struct text *lesson)
{
	const char *unclear = doubt(facts, "tsan", finding->kind);

	if (finding->kind == FINDING_LOCK_ORDER)
		text_add(lesson, "A third lock around both would keep the threads apart, which no "
				 "detector sees; `explore` does.");
	if (!unclear)
		return WEIGHT_COUNTS;
	text_addf(lesson,
		"ThreadSanitizer does not know %s, which this program uses. So this may be a fault "
		"of yours, or none.",
		unclear);
	return WEIGHT_UNCLEAR;
}

static enum weight weigh_helgrind(const struct finding *finding, const struct conf *facts,
	const char *program, const char *edited, struct text *lesson)
{
	const char *unclear = doubt(facts, "helgrind", finding->kind);

	if (unclear && finding->kind == FINDING_RACE && !is_guarded(facts, finding))
		unclear = NULL;
	if (unclear)
		text_addf(lesson,
			"Helgrind does not know %s, which this program uses; ThreadSanitizer "
			"reports no such thing. This costs nothing.",
			unclear);
	else if (finding->kind == FINDING_RACE && !finding_is_in(finding, program, edited))
		text_add(lesson, "No line of yours is in it. This costs nothing.");
	else if (finding->kind == FINDING_LOCK_ORDER)
		text_add(lesson, "Helgrind sees neither a third lock around both nor a thread that "
				 "gives up. ThreadSanitizer decides about the order of locks, and "
				 "reports nothing. This costs nothing.");
	else if (finding->kind == FINDING_OTHER)
		text_add(lesson, "This is no mistake. It costs nothing.");
	else
		return WEIGHT_COUNTS;
	return WEIGHT_NOTHING;
}

enum weight policy_weigh(const struct finding *finding, const struct findings *all,
	const struct conf *facts, const char *program, const char *edited, struct text *lesson)
{
	const struct detector *detector = detector_of(finding->tool);

	if (detector && !detector->decides)
		return WEIGHT_NOTHING;
	if (strcmp(finding->tool, "helgrind") == 0 && !is_confirmed(finding, all, program))
		return weigh_helgrind(finding, facts, program, edited, lesson);
	return weigh_decider(finding, facts, lesson);
}

void policy_findings(
	const struct findings *all, struct conf *facts, const char *program, const char *edited)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct finding *finding = all->items[i];
		struct text story = {0};

		if (strcmp(finding->tool, "helgrind") != 0 || finding->kind != FINDING_RACE ||
			!finding_is_in(finding, program, edited) || is_guarded(facts, finding))
			continue;
		finding_story(finding, program, &story);
		conf_set_first(facts, "helgrind.unguarded", text_string(&story));
		text_release(&story);
	}
}

enum weight policy_weigh_all(const struct findings *all, const struct conf *facts,
	const char *program, const char *edited)
{
	enum weight heaviest = conf_get(facts, "tsan.unhooked") ? WEIGHT_UNCLEAR : WEIGHT_NOTHING;

	for (size_t i = 0; i < all->count; i++) {
		struct text lesson = {0};
		enum weight weight =
			policy_weigh(all->items[i], all, facts, program, edited, &lesson);

		if (weight > heaviest)
			heaviest = weight;
		text_release(&lesson);
	}
	return heaviest;
}
