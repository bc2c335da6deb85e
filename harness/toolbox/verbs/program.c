#include "verbs/program.h"

#include "base/json.h"
#include "export/say.h"
#include "house/driver.h"
#include "words/screen.h"
#include "words/tell.h"

#include <stdlib.h>
#include <string.h>

void program_find(
	struct program *program, const struct request *request, const char *who, const char *doing)
{
	const struct lab *lab;

	*program = (struct program){.unbuilt = EXIT_USAGE};
	lab = request_program(request, &program->own);
	program->lab = lab;
	program->wants_gcc = request_wants_gcc(request);
	program->wants_json = request->json;
	program->options = (struct inspect_options){
		.who = lab->is_own_program ? "own" : who,
		.submission = request_files(request, lab),
		.seed = (unsigned long)request->seed,
		.arguments = request->arguments,
		.progress = doing ? screen_progress : NULL,
		.progress_context = (void *)doing,
	};
}

void warn_of_changed_driver(const struct lab *lab, const char *folder)
{
	char *changed = driver_changed(lab, folder ? folder : lab->path);
	bool many = strchr(changed, ' ') != NULL;

	if (*changed)
		warn("%s %s from what was shipped, and %s not used: the driver is always the one "
		     "that was handed out. `make reset LAB=%s` restores it",
			changed, many ? "differ" : "differs", many ? "are" : "is", lab->number);
	free(changed);
}

static bool stage(struct program *program, const struct house *house)
{
	struct text complaint = {0};
	bool good = inspect_open(
		&program->inspection, house, program->lab, &program->options, &complaint);

	program->is_open = true;
	if (!good)
		warn("%s", text_string(&complaint));
	text_release(&complaint);
	return good;
}

void program_gcc(const struct program *program, struct gcc *gcc)
{
	const struct inspection *inspection = &program->inspection;

	gcc_open(gcc,
		(struct subject){inspection->work.house, program->lab, program->options.submission},
		inspection->work.directory);
}

static void print_unbuilt(const struct conf *facts)
{
	json_t *whole = json_object();

	json_set_text(whole, "build", conf_get_or(facts, "build.status", "failed"));
	json_set_text(whole, "error", conf_get_or(facts, "build.error", ""));
	put_json(whole);
}

static void tell_unbuilt(const struct program *program)
{
	const struct conf *facts = &program->inspection.facts;
	struct gcc gcc;

	if (program->wants_gcc) {
		program_gcc(program, &gcc);
		gcc_build(&gcc, facts);
		gcc_release(&gcc);
	} else if (program->wants_json) {
		print_unbuilt(facts);
	} else {
		tell_broken_build(facts);
	}
}

bool program_build(struct program *program, const struct request *request,
	const struct plan_row *plan, bool audit)
{
	const struct conf *facts = &program->inspection.facts;

	warn_of_changed_driver(program->lab, program->options.submission);
	if (!stage(program, request->house))
		return false;
	if (inspect_build(&program->inspection, plan, audit, &program->options))
		return true;
	screen_progress_done();
	tell_unbuilt(program);
	if (strcmp(conf_get_or(facts, "build.status", ""), "broken") == 0)
		program->unbuilt = EXIT_CANNOT_JUDGE;
	return false;
}

bool program_is_forbidden(const struct program *program)
{
	const struct conf *facts = &program->inspection.facts;
	const char *why = conf_get_or(facts, "audit.forbidden.1", "");
	struct gcc gcc;

	if (!conf_number(facts, "audit.forbidden", 0))
		return false;
	screen_progress_done();
	if (program->wants_gcc) {
		program_gcc(program, &gcc);
		gcc_story(&gcc, why, NULL);
		gcc_release(&gcc);
	}
	warn("%s. It was not run: a lab's program stays inside the lab", why);
	return true;
}

void program_close(struct program *program)
{
	if (program->is_open)
		inspect_close(&program->inspection);
	if (program->lab->is_own_program)
		lab_release(&program->own);
}
