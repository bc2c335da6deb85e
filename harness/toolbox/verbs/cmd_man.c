#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"
#include "verbs/manual.h"

#include <stdio.h>
#include <stdlib.h>

/* Also empties the page. */
static void keep(const char *folder, const char *verb, struct text *page)
{
	char *path = text_format("%s/racelab%s%s.1", folder, *verb ? "-" : "", verb);
	int problem = file_write(path, text_string(page), page->length);

	if (problem)
		die_of(problem, "cannot write %s", path);
	text_clear(page);
	free(path);
}

int cmd_man(const struct request *request)
{
	char *usual = text_format("%s/man", request->house->build);
	char *folder = request_make_out(request, usual, false), *shown = path_shown(folder);
	struct text page = {0};

	manual_of_all(&page, request->commands);
	keep(folder, "", &page);
	for (const struct command *command = request->commands; command->name; command++) {
		if (!*command->summary)
			continue;
		manual_of(&page, command);
		keep(folder, command->name, &page);
	}
	printf("The manual pages are in %s. To read one: man -l %s/racelab.1\n", shown, shown);
	text_release(&page);
	free(shown);
	free(folder);
	return EXIT_SOLVED;
}
