#include "base/fault.h"
#include "base/json.h"
#include "evidence/exploration.h"
#include "verbs/command.h"
#include "words/screen.h"
#include "words/tell.h"
#include "words/witness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tell(const struct exploration *exploration, const char *source, const struct lab *lab)
{
	const json_t *json = exploration->json;
	char *story;

	witness_draw(json, source, lab);
	if (json_text(json, "end", NULL)) {
		story = ending_story(json);
		screen_wrap(2, "\n  It ends: ", story);
		free(story);
	} else {
		printf("\n  The schedule ends here; the program could go on.\n");
	}
	return EXIT_SOLVED;
}

/* The debugger gets the program itself, and stops where the schedule's last step begins. */
static void print_gdb(const struct exploration *exploration, const struct request *request)
{
	long steps = json_number(exploration->json, "steps", 1);

	printf("gdb -q -ex 'handle SIGVTALRM nostop noprint pass' "
	       "-ex 'break explorer_at_step if step == %ld' -ex run "
	       "--args %s --here yes --replay '%s' --",
		steps - 1, exploration->program, request->words[1]);
	for (char **argument = request->arguments; argument && *argument; argument++)
		printf(" %s", *argument);
	putchar('\n');
}

int cmd_replay(const struct request *request)
{
	struct lab own = {0};
	const struct lab *lab = request_program(request, &own);
	struct inspect_options options = {
		.who = lab->is_own_program ? "own" : "explore",
		.submission = request_files(request, lab),
		.rounds = request->rounds ? request->rounds : lab_rounds(lab, "explore"),
	};
	struct explore_options explore;
	struct exploration exploration = {0};
	struct text complaint = {0};
	struct inspection inspection;
	int code = EXIT_NOT_SOLVED;

	if (!lab_has_variant(lab, "explore"))
		die(EXIT_CANNOT_JUDGE, "cannot replay: this lab uses what the explorer does not "
				       "model");
	explore_options_init(&explore, lab);
	explore.schedule = request->words[1];
	explore.arguments = request->arguments;
	if (!inspect_open(&inspection, request->house, lab, &options, &complaint)) {
		warn("%s", text_string(&complaint));
	} else if (!inspect_build(&inspection, plan_explore, !lab->is_own_program, &options)) {
		tell_broken_build(&inspection.facts);
	} else {
		char *source = work_folder_path(&inspection.work, "src");

		inspect_explore(&inspection, &exploration, &explore);
		if (exploration.refused) {
			warn("%s", exploration.refused);
			code = EXIT_USAGE;
		} else if (request->gdb) {
			print_gdb(&exploration, request);
			code = EXIT_SOLVED;
		} else if (request->json) {
			char *bytes =
				json_dumps(exploration.json, JSON_INDENT(1) | JSON_ENSURE_ASCII);

			printf("%s\n", bytes);
			free(bytes);
			code = EXIT_SOLVED;
		} else {
			code = tell(&exploration, source, lab);
		}
		free(source);
	}
	exploration_release(&exploration);
	inspect_close(&inspection);
	text_release(&complaint);
	if (lab->is_own_program)
		lab_release(&own);
	return code;
}
