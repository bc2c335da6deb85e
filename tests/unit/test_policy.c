/* Which findings count against a program, and which only tell something about a detector. */
#include "verdict/policy.h"

#include "tap.h"

#include <stdlib.h>

static const char *const files = "mine.c";

/* The weight of the last finding of the list. */
static const char *weight_of(
	const struct findings *findings, struct conf *facts, struct text *lesson)
{
	static const char *const words[] = {"nothing", "unclear", "counts"};

	text_clear(lesson);
	return words[policy_weigh(findings->items[findings->count - 1], findings, facts,
		"mine.c main.c", files, lesson)];
}

static struct finding *add(struct findings *findings, const char *tool, enum finding_kind kind,
	const char *variable, const char *file)
{
	struct finding *finding = findings_append(findings, tool);

	finding->kind = kind;
	finding->variable = variable ? text_copy(variable) : NULL;
	finding->access_count = 2;
	stack_push(&finding->accesses[0].stack, "up", file, 3, 1);
	stack_push(&finding->accesses[1].stack, "down", file, 4, 1);
	return finding;
}

/* The weight of a single finding in a program with these facts: "audit.calls", "pipe". */
static const char *alone(const char *tool, enum finding_kind kind, const char *file,
	const char *key, const char *value)
{
	struct findings findings = {0};
	struct conf facts = {.name = text_copy("facts")};
	struct text lesson = {0};
	const char *weight;

	conf_set(&facts, key, value);
	policy_facts(&facts);
	add(&findings, tool, kind, "i", file);
	weight = weight_of(&findings, &facts, &lesson);
	/* Where nothing is said against it, nothing need be said for the program either. */
	if (strcmp(weight, "counts") != 0 && !lesson.length)
		weight = "does not say why";
	text_release(&lesson);
	conf_release(&facts);
	findings_release(&findings);
	return weight;
}

static void calls_test(struct tap *tap, const char *calls, const char *helgrind, const char *tsan)
{
	char call[64], sentence[256];

	while (text_next_word(&calls, call, sizeof call)) {
		char *all = text_format("printf %s puts", call);

		snprintf(sentence, sizeof sentence, "with %s() a race of Helgrind: %s", call,
			helgrind);
		tap_string(tap, alone("helgrind", FINDING_RACE, files, "audit.calls", all),
			helgrind, sentence);
		snprintf(sentence, sizeof sentence, "with %s() one of ThreadSanitizer: %s", call,
			tsan);
		tap_string(tap, alone("tsan", FINDING_RACE, files, "audit.calls", all), tsan,
			sentence);
		free(all);
	}
}

static void means_tests(struct tap *tap)
{
	tap_string(tap, alone("helgrind", FINDING_RACE, files, "audit.atomics", "yes"), "nothing",
		"with C11 atomics Helgrind's race says nothing");
	tap_string(tap, alone("tsan", FINDING_RACE, files, "audit.atomics", "yes"), "counts",
		"ThreadSanitizer's counts");
	tap_string(tap, alone("tsan", FINDING_RACE, files, "audit.fences", "yes"), "unclear",
		"with fences nobody can judge by it");
	tap_string(tap, alone("tsan", FINDING_MEMORY, files, "audit.fences", "yes"), "counts",
		"but by a wild access");
}

/* A race of Helgrind's in up() and down(), in a program with these two facts. */
static const char *beside(
	const char *key, const char *value, const char *callers, const char *those)
{
	struct findings findings = {0};
	struct conf facts = {.name = text_copy("facts")};
	struct text lesson = {0};
	const char *weight;

	conf_set(&facts, key, value);
	conf_set(&facts, callers, those);
	policy_facts(&facts);
	add(&findings, "helgrind", FINDING_RACE, "i", files);
	policy_findings(&findings, &facts, "mine.c main.c", files);
	weight = weight_of(&findings, &facts, &lesson);
	if ((strcmp(weight, "counts") == 0) != (conf_get(&facts, "helgrind.unguarded") != NULL))
		weight = "says one thing and weighs another";
	text_release(&lesson);
	conf_release(&facts);
	findings_release(&findings);
	return weight;
}

static void guard_tests(struct tap *tap)
{
	const char *atomics = "audit.callers.atomics", *once = "audit.callers.pthread_once";

	tap_string(tap, beside("audit.atomics", "yes", atomics, "main"), "counts",
		"atomics that neither thread comes to guard nothing");
	tap_string(tap, beside("audit.atomics", "yes", atomics, ""), "counts",
		"nor do any that are never written");
	tap_string(tap, beside("audit.atomics", "yes", atomics, "main down"), "nothing",
		"those of one of them may");
	tap_string(tap, beside("audit.calls", "pthread_once", once, "main"), "counts",
		"a call that neither thread makes guards nothing");
	tap_string(tap, beside("audit.calls", "pthread_once", once, "up"), "nothing",
		"one that a thread makes may");
	tap_string(tap, beside("audit.calls", "pthread_once pipe", once, "main"), "nothing",
		"and one of which nobody knows who makes it");
	tap_string(tap, beside("audit.calls", "sem_trywait", "audit.callers.sem_trywait", "main"),
		"nothing", "and one that orders others than its callers");
	tap_string(tap, beside("audit.fences", "yes", atomics, "main"), "nothing",
		"and a fence, wherever it is");
}

static void kinds_tests(struct tap *tap)
{
	const char *none = "no", *key = "audit.atomics";

	tap_string(tap, alone("helgrind", FINDING_RACE, "main.c", key, none), "nothing",
		"a race of the driver alone says nothing on Helgrind's word");
	tap_string(tap, alone("helgrind", FINDING_LOCK_ORDER, files, key, none), "nothing",
		"nor does an order of locks");
	tap_string(tap, alone("helgrind", FINDING_OTHER, files, key, none), "nothing",
		"nor what the manual allows");
	tap_string(tap, alone("helgrind", FINDING_MISUSE, files, key, none), "counts",
		"a misuse counts");
	tap_string(tap, alone("tsan", FINDING_LOCK_ORDER, files, key, none), "counts",
		"ThreadSanitizer's order of locks counts");
	tap_string(tap, alone("page", FINDING_DEADLOCK, files, key, none), "counts",
		"so does what our own watch saw");
	tap_string(tap,
		alone("helgrind", FINDING_MISUSE, files, "audit.calls",
			"pthread_rwlock_timedwrlock"),
		"nothing", "an unlock counts not where Helgrind does not see the lock");
	tap_string(tap,
		alone("tsan", FINDING_MISUSE, files, "audit.calls", "pthread_mutex_clocklock"),
		"unclear", "and is unclear where nobody sees it");
}

static void confirmation_tests(struct tap *tap)
{
	struct findings findings = {0};
	struct conf facts = {.name = text_copy("facts")};
	struct text lesson = {0};

	conf_set(&facts, "audit.atomics", "yes");
	policy_facts(&facts);
	add(&findings, "tsan", FINDING_RACE, "i", files);
	add(&findings, "helgrind", FINDING_RACE, "other", files);
	tap_string(tap, weight_of(&findings, &facts, &lesson), "nothing",
		"another race of ThreadSanitizer confirms nothing");
	add(&findings, "helgrind", FINDING_RACE, "i", files);
	tap_string(tap, weight_of(&findings, &facts, &lesson), "counts",
		"what ThreadSanitizer reports too is confirmed");
	tap_number(tap, (long)lesson.length, 0, "and needs no excuse");
	add(&findings, "drd", FINDING_RACE, "i", files);
	text_clear(&lesson);
	tap_string(
		tap, weight_of(&findings, &facts, &lesson), "nothing", "a witness weighs nothing");
	tap_ok(tap, policy_weigh_all(&findings, &facts, "mine.c", files) == WEIGHT_COUNTS,
		"of many the heaviest decides");
	text_release(&lesson);
	conf_release(&facts);
	findings_release(&findings);
}

int main(void)
{
	struct tap tap = tap_plan(2 * (14 + 6 + 5 + 6) + 4 + 8 + 5 + 8);

	calls_test(&tap,
		"pthread_once call_once pipe pipe2 mkfifo eventfd socket socketpair sem_trywait "
		"sem_timedwait pthread_rwlock_rdlock pthread_rwlock_tryrdlock pthread_tryjoin_np "
		"pthread_timedjoin_np",
		"nothing", "counts");
	calls_test(&tap, "sem_clockwait flockfile mq_receive msgrcv sigwait sigtimedwait",
		"nothing", "unclear");
	calls_test(&tap, "my_pipe popen sem_trywaits pipe3 read", "counts", "counts");
	/* Helgrind sees these locks being taken. */
	calls_test(&tap,
		"pthread_mutex_trylock pthread_mutex_timedlock pthread_rwlock_trywrlock "
		"pthread_spin_trylock mtx_trylock mtx_timedlock",
		"counts", "counts");
	means_tests(&tap);
	guard_tests(&tap);
	kinds_tests(&tap);
	confirmation_tests(&tap);
	return tap_end(&tap);
}
