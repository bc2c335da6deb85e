#include "base/fault.h"
#include "verbs/command.h"
#include "verbs/program.h"
#include "words/next.h"
#include "words/screen.h"
#include "words/tell_exploration.h"
#include "words/typed.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "200000" states, or "30s". */
static void read_budget(struct explore_options *options, const char *budget)
{
	char *end;
	double number = strtod(budget, &end);

	if (end == budget || number <= 0 || (*end && strcmp(end, "s") != 0))
		die(EXIT_USAGE,
			"--budget takes a number of states or of seconds, like 200000 or "
			"30s, not `%s`",
			budget);
	if (*end == 's') {
		options->seconds = number;
	} else {
		options->states = (unsigned long)number;
		options->seconds = 0;
	}
}

static void print_json(const struct exploration *exploration)
{
	char *bytes = json_dumps(exploration->json, JSON_INDENT(1) | JSON_ENSURE_ASCII);

	printf("%s\n", bytes);
	free(bytes);
}

/* The options that make another program of it: they go with every command that is told. */
static char *same_program(const struct request *request)
{
	struct text options = {0};

	if (request->rounds)
		text_addf(&options, "--rounds %ld", request->rounds);
	if (request->files) {
		char folder[PATH_MAX], *word;

		word = typed_path(realpath(request->files, folder) ? folder : request->files);
		text_addf(&options, "%s--files %s", options.length ? " " : "", word);
		free(word);
	}
	return options.length ? text_take(&options) : text_copy("");
}

/* The command that replays a schedule of this program, up to the schedule. */
static char *replay_command(const struct program *program, const struct request *request)
{
	char *toolbox = typed_program(request->house), *name = typed_lab(program->lab);
	char *options = same_program(request);
	char *command =
		text_format("%s replay %s%s%s", toolbox, name, *options ? " " : "", options);

	free(toolbox);
	free(name);
	free(options);
	return command;
}

/* The command that explores it again with one more option. */
static char *explore_command(
	const struct program *program, const struct request *request, const char *option)
{
	char *same = same_program(request);
	char *options = text_format("%s%s%s", same, *same ? " " : "", option);
	char *command = typed_verb(request->house, "explore", program->lab, options);

	free(same);
	free(options);
	return command;
}

static void tell_next(const struct program *program, const struct exploration *exploration,
	const struct request *request)
{
	struct subject subject = {request->house, program->lab, program->options.submission};
	char *next = next_after_exploration(exploration, &subject);

	if (next) {
		printf("  Next: ");
		screen_plain(next);
		putchar('\n');
	}
	free(next);
}

static void tell(const struct program *program, const struct exploration *exploration,
	const struct request *request)
{
	bool is_own = program->lab->is_own_program;
	char *source = work_folder_path(&program->inspection.work, "src");
	char *replay = replay_command(program, request);
	char *outcomes = explore_command(program, request, "--outcomes");
	char *json = explore_command(program, request, "--json");
	struct told_exploration told = {
		.exploration = exploration,
		.lab = program->lab,
		.rounds = is_own ? request->rounds : program->options.rounds,
		.source = source,
		.replay = replay,
		.outcomes = outcomes,
		.json = json,
		.arguments = request->arguments,
		.all_outcomes = request->outcomes,
	};

	tell_exploration(&told);
	tell_next(program, exploration, request);
	free(replay);
	free(outcomes);
	free(json);
	free(source);
}

static int exit_code(const struct exploration *exploration)
{
	const char *verdict = exploration_verdict(exploration);

	if (strcmp(verdict, "deterministic") == 0)
		return EXIT_SOLVED;
	return strcmp(verdict, "broken") == 0 ? EXIT_NOT_SOLVED : EXIT_CANNOT_JUDGE;
}

static void show_progress(unsigned long states, double seconds)
{
	char *words = text_format("exploring ... %lu states, %.0f s", states, seconds);

	screen_progress_words(words);
	free(words);
}

static void tell_as_gcc(const struct program *program, const struct exploration *exploration)
{
	struct gcc gcc;

	program_gcc(program, &gcc);
	gcc_exploration(&gcc, exploration);
	gcc_release(&gcc);
	if (strcmp(exploration_verdict(exploration), "not exhausted") == 0)
		warn("not exhausted: more states are left, so this proves nothing");
}

static int explore(struct program *program, const struct request *request,
	const struct explore_options *options)
{
	struct exploration exploration = {0};
	int code = EXIT_CANNOT_JUDGE;

	inspect_explore(&program->inspection, &exploration, options);
	screen_progress_done();
	if (exploration.refused) {
		warn("cannot explore: %s", exploration.refused);
	} else {
		if (request->json)
			print_json(&exploration);
		else if (program->wants_gcc)
			tell_as_gcc(program, &exploration);
		else
			tell(program, &exploration, request);
		code = exit_code(&exploration);
	}
	exploration_release(&exploration);
	return code;
}

int cmd_explore(const struct request *request)
{
	struct program program;
	struct explore_options options;
	int code;

	program_find(&program, request, "explore", "building");
	program.options.rounds =
		request->rounds ? request->rounds : lab_rounds(program.lab, "explore");
	explore_options_init(&options, program.lab);
	options.seed = (unsigned long)request->seed;
	options.rounds = program.options.rounds;
	options.arguments = request->arguments;
	options.progress = show_progress;
	if (request->budget)
		read_budget(&options, request->budget);
	if (!lab_has_variant(program.lab, "explore"))
		die(EXIT_CANNOT_JUDGE,
			"cannot explore: this lab uses what the explorer does not "
			"model; %s for it",
			lab_is_experiments(program.lab) ? "`run` is the tool"
							: "`run` and `detect` are the tools");
	if (program_build(&program, request, plan_explore, !program.lab->is_own_program)) {
		screen_progress_done();
		code = explore(&program, request, &options);
	} else {
		code = program.unbuilt;
	}
	program_close(&program);
	return code;
}
