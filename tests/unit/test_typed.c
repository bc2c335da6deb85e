/* Commands as the reader types them: from where the reader is, and behind make or not. */
#include "words/typed.h"

#include "base/file.h"

#include "tap.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

static void verb_test(struct tap *tap, const struct house *house, const struct lab *lab,
	const char *options, const char *wanted, const char *sentence)
{
	char *command = typed_verb(house, "explore", lab, options);

	tap_string(tap, command, wanted, sentence);
	free(command);
}

static void at_home_tests(struct tap *tap, const struct house *house, const struct lab *lab)
{
	unsetenv("RACELAB_MAKE");
	verb_test(tap, house, lab, "", "make explore LAB=02",
		"where the Makefile is, a verb is told as make's");
	verb_test(tap, house, lab, "--outcomes", "build/racelab explore 02 --outcomes",
		"options are told as the program's");
	setenv("RACELAB_MAKE", house->root, 1);
	verb_test(tap, house, lab, "--outcomes", "make explore LAB=02 ARGS=--outcomes",
		"but behind make as make's");
	verb_test(tap, house, lab, "--rounds 3 --files '/a b/$c'",
		"make explore LAB=02 ARGS='--rounds 3 --files '\\''/a b/$$c'\\'''",
		"quoted, and with each dollar doubled");
	setenv("RACELAB_MAKE", "", 1);
	verb_test(tap, house, lab, "--json", "make explore LAB=02 ARGS=--json",
		"a make that does not know its folder is taken to be here");
	unsetenv("RACELAB_MAKE");
}

static void elsewhere_tests(struct tap *tap, const struct house *house, const struct lab *lab)
{
	char *direct = text_format("'%s/build/racelab' explore 02", house->root);
	char *make = text_format("make -C '%s' explore LAB=02", house->root);

	setenv("RACELAB_MAKE", "/", 1);
	verb_test(tap, house, lab, "", make, "where make -C was typed, -C is told");
	unsetenv("RACELAB_MAKE");
	if (chdir("/") == 0)
		verb_test(tap, house, lab, "", direct, "elsewhere the program has its whole path");
	free(direct);
	free(make);
}

static void own_program_tests(struct tap *tap, const struct house *house)
{
	struct lab own = {
		.is_own_program = true, .path = (char *)"/tmp/my prog.c", .number = (char *)""};

	setenv("RACELAB_MAKE", house->root, 1);
	verb_test(tap, house, &own, "", "make explore LAB='/tmp/my prog.c'",
		"a C file of one's own is named by its path, quoted");
	unsetenv("RACELAB_MAKE");
}

int main(void)
{
	char folder[] = "/tmp/test typed.XXXXXX", root[PATH_MAX];
	struct tap tap = tap_plan(8);
	struct lab lab = {.name = (char *)"02-counter", .number = (char *)"02"};
	struct house house;

	if (!mkdtemp(folder) || !realpath(folder, root) || chdir(root) != 0)
		return 1;
	house = (struct house){.root = root, .build = text_format("%s/build", root)};
	at_home_tests(&tap, &house, &lab);
	own_program_tests(&tap, &house);
	elsewhere_tests(&tap, &house, &lab);
	remove_tree(folder);
	free(house.build);
	return tap_end(&tap);
}
