#include "base/fault.h"
#include "base/json.h"
#include "verbs/command.h"
#include "verbs/program.h"
#include "words/screen.h"
#include "words/witness.h"

#include <stdio.h>
#include <stdlib.h>

static void tell(const struct exploration *exploration, const struct program *program, bool all)
{
	char *source = work_folder_path(&program->inspection.work, "src");
	const json_t *json = exploration->json;

	if (all)
		witness_draw_all(json, source, program->lab);
	else
		witness_draw(json, source, program->lab);
	if (json_text(json, "end", NULL)) {
		char *story = ending_story(json);

		screen_wrap(2, "\n  It ends: ", story);
		free(story);
	} else {
		printf("\n  The schedule ends here; the program could go on.\n");
	}
	free(source);
}

/* gdb runs the program itself, and stops where the last step of the schedule begins. */
static void print_gdb(const struct exploration *exploration, const struct request *request,
	const struct explore_options *options)
{
	long steps = json_number(exploration->json, "steps", 1);
	char *program = text_shell_word(exploration->program);

	printf("gdb -q -ex 'handle SIGVTALRM nostop noprint pass' "
	       "-ex 'break explorer_at_step if step == %ld' -ex run "
	       "--args %s --here yes --rounds %ld --replay '%s' --",
		steps - 1, program, options->rounds, request->words[1]);
	for (char **argument = request->arguments; argument && *argument; argument++) {
		char *word = text_shell_word(*argument);

		printf(" %s", word);
		free(word);
	}
	free(program);
	putchar('\n');
}

static void print_json(const struct exploration *exploration)
{
	char *bytes = json_dumps(exploration->json, JSON_INDENT(1) | JSON_ENSURE_ASCII);

	printf("%s\n", bytes);
	free(bytes);
}

static int replay(struct program *program, const struct request *request)
{
	struct explore_options options;
	struct exploration exploration = {0};
	int code = EXIT_SOLVED;

	explore_options_init(&options, program->lab);
	options.schedule = request->words[1];
	options.rounds = program->options.rounds;
	options.arguments = request->arguments;
	inspect_explore(&program->inspection, &exploration, &options);
	if (exploration.refused) {
		warn("%s", exploration.refused);
		code = EXIT_USAGE;
	} else if (request->gdb) {
		print_gdb(&exploration, request, &options);
	} else if (request->json) {
		print_json(&exploration);
	} else {
		tell(&exploration, program, request->all);
	}
	exploration_release(&exploration);
	return code;
}

int cmd_replay(const struct request *request)
{
	struct program program;
	int code;

	program_find(&program, request, "explore", NULL);
	program.options.rounds =
		request->rounds ? request->rounds : lab_rounds(program.lab, "explore");
	if (!lab_has_variant(program.lab, "explore"))
		die(EXIT_CANNOT_JUDGE, "cannot replay: this lab uses what the explorer does not "
				       "model");
	if (program_build(&program, request, plan_explore, !program.lab->is_own_program))
		code = replay(&program, request);
	else
		code = program.unbuilt;
	program_close(&program);
	return code;
}
