#include "base/file.h"
#include "verbs/command.h"
#include "verbs/program.h"
#include "verdict/board.h"
#include "verdict/judge.h"
#include "words/gcc.h"
#include "words/screen.h"
#include "words/tell.h"

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

static void tell_as_gcc(const struct judgement *judgement, const struct subject *subject)
{
	struct gcc gcc;

	gcc_open(&gcc, *subject, judgement->directory);
	gcc_judgement(&gcc, judgement);
	gcc_release(&gcc);
}

int cmd_check(const struct request *request)
{
	const struct lab *lab = request_lab(request);
	struct inspect_options options = {
		/* Checking somebody else's files does not touch your own result. */
		.who = request->files ? "files" : "you",
		.submission = request_files(request, lab),
		.seed = request->seed,
		.progress = screen_progress,
		.progress_context = (void *)"checking",
	};
	struct subject subject = {request->house, lab, options.submission};
	bool wants_gcc = request_wants_gcc(request);
	struct judgement judgement;
	int code;

	warn_of_changed_driver(lab, options.submission);
	judge(&judgement, request->house, lab, &options);
	screen_progress_done();
	if (request->json)
		print_file(judgement.directory, "result.json");
	else if (wants_gcc)
		tell_as_gcc(&judgement, &subject);
	else
		tell_judgement(&(struct told_judgement){
			.judgement = &judgement,
			.subject = subject,
			.all = request->all,
		});
	if (!request->files)
		board_keep(request->house, lab, judgement.directory);
	code = verdict_exit(judgement.result.verdict);
	judgement_release(&judgement);
	return code;
}
