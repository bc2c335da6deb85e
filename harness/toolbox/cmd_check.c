#include "command.h"
#include "fault.h"
#include "judge.h"
#include "screen.h"
#include "tell.h"

#include <stdio.h>
#include <stdlib.h>

static void print_file(const char *folder, const char *file)
{
	char *path = text_format("%s/%s", folder, file);
	struct text text = {0};

	file_read(&text, path, 64 << 20);
	fwrite(text_string(&text), 1, text.length, stdout);
	putchar('\n');
	text_release(&text);
	free(path);
}

int cmd_check(const struct request *request)
{
	const struct lab *lab = request_lab(request, 0);
	struct inspect_options options = {
		/* Somebody else's files leave one's own result alone. */
		.who = request->files ? "files" : "you",
		.submission = request_files(request, lab),
		.seed = request->seed,
		.progress = screen_progress,
		.progress_context = (void *)"checking",
	};
	struct judgement judgement;
	int code;

	judge(&judgement, request->house, lab, &options);
	screen_progress_done();
	if (request->json)
		print_file(judgement.directory, "result.json");
	else
		tell_judgement(&judgement, lab);
	code = verdict_exit(judgement.result.verdict);
	judgement_release(&judgement);
	return code;
}
