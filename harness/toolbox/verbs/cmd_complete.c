#include "base/fault.h"
#include "verbs/command.h"
#include "verbs/completion.h"

#include <stdio.h>

int cmd_complete(const struct request *request)
{
	struct text candidates = {0};

	if (request->arguments)
		completion_add(request, request->arguments, &candidates);
	fputs(text_string(&candidates), stdout);
	text_release(&candidates);
	return EXIT_SOLVED;
}
