#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"
#include "verbs/hint_found.h"
#include "verbs/hints.h"
#include "words/screen.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_hint(const char *bytes, int wanted, int all)
{
	char *title = text_format("Hint %d", wanted), *body = hints_under(bytes, title);

	printf("%s%s of %d%s\n\n", ink(BOLD), title, all, ink_off());
	printf("%s\n\n", body ? body : "");
	free(title);
	free(body);
}

static void tell_more(const struct request *request, const struct lab *lab, bool is_last)
{
	char *more = typed_verb(request->house, "hint", lab, is_last ? "--all" : "");

	printf("  %s: %s\n", is_last ? "That was the last one. To see them all" : "One more", more);
	free(more);
}

/* The next number, which is remembered. */
static void print_next(
	const struct request *request, const struct lab *lab, const char *bytes, int all)
{
	char *folder = text_format("%s/hints", request->house->build), number[16];
	char *state = text_format("%s/%s", folder, lab->name);
	struct text seen = {0};
	int shown = 0;

	if (file_read(&seen, state, 64) == 0)
		shown = atoi(text_string(&seen));
	if (shown < 0 || shown >= all)
		shown = all - 1;
	print_hint(bytes, ++shown, all);
	tell_more(request, lab, shown == all);
	make_directories(folder);
	snprintf(number, sizeof number, "%d\n", shown);
	file_write(state, number, strlen(number));
	text_release(&seen);
	free(folder);
	free(state);
}

static void print_found(
	const struct request *request, const struct lab *lab, const struct hint_found *found)
{
	printf("%sA hint for what the last check found: %s%s\n", ink(BOLD), found->verdict,
		ink_off());
	screen_wrap(2, "  ", found->reason);
	printf("\n%s\n\n", found->words);
	tell_more(request, lab, false);
	hint_found_given(found, request, lab);
}

int cmd_hint(const struct request *request)
{
	const struct lab *lab = request_lab(request);
	char *path = text_format("%s/hints.md", lab->path);
	struct text text = {0};
	struct hint_found found = {0};
	int all;

	if (file_read(&text, path, 1 << 20) != 0 || !(all = hints_count(text_string(&text))))
		die(EXIT_OUR_FAULT, "%s has no hints", path);
	if (request->all)
		for (int i = 1; i <= all; i++)
			print_hint(text_string(&text), i, all);
	else if (hint_found(&found, request, lab))
		print_found(request, lab, &found);
	else
		print_next(request, lab, text_string(&text), all);
	hint_found_release(&found);
	text_release(&text);
	free(path);
	return EXIT_SOLVED;
}
