#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"
#include "verbs/handout.h"

#include <stdio.h>
#include <stdlib.h>

int cmd_handout(const struct request *request)
{
	char *usual = text_format("%s/handout", request->house->build), *out, *shown;
	size_t count;

	if (!request->out)
		remove_tree(usual);
	out = request_make_out(request, usual, true);
	count = handout_make(request, out);
	shown = path_shown(out);
	printf("A student's copy is in %s: %zu lab%s, no solutions.\n", shown, count,
		count == 1 ? "" : "s");
	free(shown);
	free(out);
	return EXIT_SOLVED;
}
