/* `expect.*` of lab.conf against what was found. */
#include "verdict/expectation.h"

#include "tap.h"

#include <stdlib.h>

/* What lab.conf expects of ThreadSanitizer; it found a race on `i` between up() and down(). */
static const struct {
	const char *expected, *sentence;
	bool wanted;
} cases[] = {
	{"race i up down", "a race on that variable in those functions is expected", true},
	{"race i down up", "the functions may stand in any order", true},
	{"race i up", "one function may be left out", true},
	{"race i", "so may both", true},
	{"race", "and the variable", true},
	{"race - up down", "a dash stands for any variable", true},
	{"race j up down", "another variable is not what is expected", false},
	{"race i up main", "nor is another function", false},
	{"race i up strlen", "nor a function outside the program's files", false},
	{"misuse", "nor another kind", false},
	{"none", "nor any finding at all, where there should be none", false},
	{"", "nothing said is nothing met", false},
};

enum { CASES = sizeof cases / sizeof *cases };

static bool meets(const char *key, const char *expected, const struct judgement *judgement)
{
	struct lab lab = {.name = NULL};
	bool met;

	conf_set(&lab.conf, "program", "main.c a.c");
	conf_set(&lab.conf, key, expected);
	met = expectation_met(&lab, judgement, key + strlen("expect."));
	conf_release(&lab.conf);
	return met;
}

int main(void)
{
	struct tap tap = tap_plan(CASES + 4);
	struct judgement judgement = {.directory = NULL};
	struct finding *race = findings_append(&judgement.findings, "tsan");

	race->kind = FINDING_RACE;
	race->variable = text_copy("i");
	race->access_count = 2;
	stack_push(&race->accesses[0].stack, "strlen", "/usr/src/strlen.c", 1, 0);
	stack_push(&race->accesses[0].stack, "up", "/lab/src/a.c", 5, 0);
	stack_push(&race->accesses[1].stack, "down", "/lab/src/a.c", 9, 0);
	for (int i = 0; i < CASES; i++)
		tap_ok(&tap, meets("expect.tsan", cases[i].expected, &judgement) == cases[i].wanted,
			cases[i].sentence);
	tap_ok(&tap, meets("expect.helgrind", "none", &judgement),
		"a detector answers only for its own findings");
	tap_ok(&tap, meets("expect.explore", "none", &judgement),
		"the explorer that found nothing meets `none`");
	conf_set(&judgement.facts, "explore.kind", "deadlock");
	tap_ok(&tap, meets("expect.explore", "deadlock", &judgement), "the kind it found is met");
	tap_ok(&tap, !meets("expect.explore", "race", &judgement), "another is not");
	findings_release(&judgement.findings);
	conf_release(&judgement.facts);
	return tap_end(&tap);
}
