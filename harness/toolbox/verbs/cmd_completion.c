#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"

#include <stdio.h>
#include <stdlib.h>

/* The scripts know nothing but how to ask: see completion.h. */
int cmd_completion(const struct request *request)
{
	const char *shell = request->words[0];
	char *path = text_format("%s/completion/racelab.%s", request->house->harness, shell);
	struct text script = {0};

	if (!text_has_word("bash zsh", shell))
		die(EXIT_USAGE, "completion takes bash or zsh, not `%s`", shell);
	if (file_read(&script, path, 1 << 16) != 0)
		die(EXIT_OUR_FAULT, "cannot read %s", path);
	fputs(text_string(&script), stdout);
	text_release(&script);
	free(path);
	return EXIT_SOLVED;
}
