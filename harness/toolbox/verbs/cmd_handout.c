#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"
#include "verbs/handout.h"
#include "verbs/student.h"

#include <stdio.h>
#include <stdlib.h>

int cmd_handout(const struct request *request)
{
	char *usual = text_format("%s/handout", request->house->build), *out, *shown;
	struct conf variations;
	size_t count;

	student_asked(request, &variations);
	if (!request->out)
		remove_tree(usual);
	out = request_make_out(request, usual, true);
	count = handout_make(request, out, &variations);
	shown = path_shown(out);
	printf("A student's copy is in %s: %zu lab%s, no solutions.\n", shown, count,
		count == 1 ? "" : "s");
	for (size_t i = 0; i < variations.count; i++)
		printf("  %s: %s\n", variations.entries[i].key, variations.entries[i].value);
	conf_release(&variations);
	free(shown);
	free(out);
	return EXIT_SOLVED;
}
