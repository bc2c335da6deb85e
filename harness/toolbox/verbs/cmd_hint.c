#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"
#include "words/screen.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The next hint, which begins at a line "## ..."; NULL after the last. */
static char *next_hint(char *at)
{
	while (at) {
		if (text_starts(at, "## "))
			return at;
		at = strchr(at, '\n');
		at = at ? at + 1 : NULL;
	}
	return NULL;
}

static int count_hints(char *bytes)
{
	int count = 0;

	for (char *hint = next_hint(bytes); hint; hint = next_hint(hint + 1))
		count++;
	return count;
}

static void print_hint(char *bytes, int wanted, int all)
{
	char *hint = next_hint(bytes), *end, *body;

	while (--wanted > 0)
		hint = next_hint(hint + 1);
	end = next_hint(hint + 1);
	body = end ? text_format("%.*s", (int)(end - hint), hint) : text_copy(hint);
	printf("%s%.*s of %d%s\n\n", ink(BOLD), (int)strcspn(hint + 3, "\n"), hint + 3, all,
		ink_off());
	printf("%s\n\n", text_trim(body + strcspn(body, "\n")));
	free(body);
}

int cmd_hint(const struct request *request)
{
	const struct lab *lab = request_lab(request);
	char *path = text_format("%s/hints.md", lab->path);
	char *state = text_format("%s/hints/%s", request->house->build, lab->name);
	struct text text = {0}, seen = {0};
	int all, shown = 0;

	if (file_read(&text, path, 1 << 20) != 0 || !(all = count_hints(text.bytes)))
		die(EXIT_OUR_FAULT, "%s has no hints", path);
	if (file_read(&seen, state, 64) == 0)
		shown = atoi(text_string(&seen));
	if (request->all) {
		for (int i = 1; i <= all; i++)
			print_hint(text.bytes, i, all);
	} else {
		char *folder = text_format("%s/hints", request->house->build), number[16], *more;

		if (shown < 0 || shown >= all)
			shown = all - 1;
		print_hint(text.bytes, ++shown, all);
		more = typed_verb(request->house, "hint", lab, shown < all ? "" : "--all");
		printf("  %s: %s\n",
			shown < all ? "One more" : "That was the last one. To see them all", more);
		free(more);
		make_directories(folder);
		snprintf(number, sizeof number, "%d\n", shown);
		file_write(state, number, strlen(number));
		free(folder);
	}
	text_release(&text);
	text_release(&seen);
	free(path);
	free(state);
	return EXIT_SOLVED;
}
