/*
 * Test Anything Protocol for the C tests: a plan, then one line per sentence.
 *
 *   struct tap tap = tap_plan(2);
 *   tap_ok(&tap, 1 + 1 == 2, "one and one are two");
 *   tap_string(&tap, text, "yes", "the answer is yes");
 *   return tap_end(&tap);
 */
#ifndef TAP_H
#define TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct tap {
	int planned, done, failed;
};

static inline struct tap tap_plan(int planned)
{
	/* What was said before a crash is not lost with it. */
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	printf("1..%d\n", planned);
	return (struct tap){.planned = planned};
}

static inline bool tap_ok(struct tap *tap, bool good, const char *sentence)
{
	tap->done++;
	tap->failed += !good;
	printf("%s %d - %s\n", good ? "ok" : "not ok", tap->done, sentence);
	return good;
}

/* Prints `text` as comment lines. */
static inline void tap_note(const char *label, const char *text)
{
	printf("# %s:\n#   ", label);
	for (const char *byte = text ? text : "(nothing)"; *byte; byte++) {
		putchar(*byte);
		if (*byte == '\n' && byte[1])
			printf("#   ");
	}
	putchar('\n');
}

/* NULL equals only NULL. */
static inline bool tap_string(
	struct tap *tap, const char *got, const char *wanted, const char *sentence)
{
	bool good = got && wanted ? strcmp(got, wanted) == 0 : got == wanted;

	tap_ok(tap, good, sentence);
	if (!good) {
		tap_note("got", got);
		tap_note("wanted", wanted);
	}
	return good;
}

static inline bool tap_number(struct tap *tap, long got, long wanted, const char *sentence)
{
	tap_ok(tap, got == wanted, sentence);
	if (got != wanted)
		printf("# got %ld, wanted %ld\n", got, wanted);
	return got == wanted;
}

/* The exit code: 0 when all that was planned ran and was good. */
static inline int tap_end(const struct tap *tap)
{
	if (tap->done != tap->planned)
		printf("# %d tests ran, %d were planned\n", tap->done, tap->planned);
	return tap->failed || tap->done != tap->planned;
}

#endif
