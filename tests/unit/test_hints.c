/* The hints of a file hints.md. */
#include "verbs/hints.h"

#include "tap.h"

#include <stdlib.h>

static const char file[] = "# Hints\n"
			   "\n"
			   "## Hint 1\n"
			   "\n"
			   "Look.\n"
			   "\n"
			   "Look again.\n"
			   "## When serial\n"
			   "A ## is no heading here.\n"
			   "## Hint 2  \n"
			   "\n"
			   "The last.\n";

static void under_test(struct tap *tap, const char *title, const char *wanted, const char *sentence)
{
	char *words = hints_under(file, title);

	tap_string(tap, words ? words : "none", wanted, sentence);
	free(words);
}

int main(void)
{
	struct tap tap = tap_plan(7);

	tap_ok(&tap, hints_count(file) == 2, "only those with a number are counted");
	tap_ok(&tap, hints_count("") == 0, "an empty file has none");
	under_test(&tap, "Hint 1", "Look.\n\nLook again.", "a hint ends at the next heading");
	under_test(&tap, "When serial", "A ## is no heading here.",
		"a heading stands at the beginning of a line");
	under_test(&tap, "Hint 2", "The last.", "the last one ends with the file");
	under_test(&tap, "Hint", "none", "a title is a whole one");
	under_test(&tap, "When race", "none", "there may be none");
	return tap_end(&tap);
}
