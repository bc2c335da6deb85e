/* A set of names: what was added is in it, and nothing else. */
#include "base/names.h"

#include "base/text.h"
#include "tap.h"

#include <stdlib.h>

static void many_tests(struct tap *tap)
{
	struct names names = {0};
	int missing = 0, strange = 0;

	for (int i = 0; i < 5000; i++) {
		char *name = text_format("name%d", i * 7 % 5000);

		strange += !names_add(&names, name);
		free(name);
	}
	for (int i = 0; i < 10000; i++) {
		char *name = text_format("name%d", i);

		missing += i < 5000 && !names_has(&names, name);
		strange += i >= 5000 && names_has(&names, name);
		free(name);
	}
	tap_number(tap, missing, 0, "each of many names is in it");
	tap_number(tap, strange, 0, "and no other");
	names_release(&names);
}

int main(void)
{
	struct tap tap = tap_plan(10);
	struct names names = {0};

	tap_ok(&tap, !names_has(&names, "") && !names_has(&names, "a"), "an empty set has no name");
	tap_ok(&tap, names_add(&names, "x system"), "a name is new");
	tap_ok(&tap, !names_add(&names, "x system"), "but only once");
	tap_ok(&tap, !names_has(&names, "x") && !names_has(&names, "system"),
		"a name with a blank is one name");
	tap_ok(&tap, names_add(&names, "") && names_has(&names, ""), "the empty name is one");
	names_add_words(&names, " one,two\tthree\n four ");
	tap_ok(&tap, names_has(&names, "one") && names_has(&names, "two"), "a list is taken apart");
	tap_ok(&tap, names_has(&names, "three") && names_has(&names, "four"), "to its last word");
	names_release(&names);
	tap_ok(&tap, !names_has(&names, "one"), "afterwards it is empty");
	many_tests(&tap);
	return tap_end(&tap);
}
