#include "base/fault.h"
#include "base/json.h"
#include "verbs/command.h"
#include "verbs/program.h"
#include "words/screen.h"
#include "words/witness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OUTCOMES_SHOWN = 12, RACES_SHOWN = 3 };

struct shown {
	const struct request *request;
	const struct exploration *exploration;
	const struct lab *lab;
	long rounds;
	char *source;
};

static bool is_outcome(const json_t *ending)
{
	return strcmp(json_text(ending, "end", ""), "exited") == 0;
}

/* The command that shows a schedule again. */
static void tell_replay(const struct shown *shown, const json_t *item)
{
	const char *schedule = json_text(item, "schedule", NULL);
	char **argument = shown->request->arguments;
	char *path = shown->lab->is_own_program ? path_shown(shown->lab->path) : NULL;

	if (!schedule)
		return;
	printf("  %sAgain: build/racelab replay %s", ink(FAINT), path ? path : shown->lab->number);
	free(path);
	if (shown->request->rounds)
		printf(" --rounds %ld", shown->request->rounds);
	if (shown->request->files)
		printf(" --files %s", shown->request->files);
	printf(" '%s'", schedule);
	for (bool first = true; argument && *argument; argument++, first = false) {
		printf("%s", first ? " -- " : " ");
		screen_plain(*argument);
	}
	printf("%s\n\n", ink_off());
}

/* The first in full; the others on other variables by name. */
static void tell_races(const struct shown *shown, const json_t *races)
{
	const json_t *race;
	size_t i;
	int told = 0;

	json_array_foreach(races, i, race) {
		const char *variable = json_text(race, "variable", NULL);
		bool known = false;
		char *story;

		for (size_t n = 0; n < i && variable; n++)
			known = known || strcmp(json_text(json_array_get(races, n), "variable", ""),
						 variable) == 0;
		if (known)
			continue;
		if (++told > RACES_SHOWN) {
			printf("  ... and more: --json tells them all.\n\n");
			return;
		}
		story = race_story(race);
		printf("  %sa data race%s\n", ink(BOLD), ink_off());
		screen_wrap(4, "    ", story);
		putchar('\n');
		if (i == 0)
			witness_draw(race, shown->source, shown->lab);
		tell_replay(shown, race);
		free(story);
	}
}

static void tell_failures(const struct shown *shown, const json_t *endings)
{
	const json_t *ending;
	size_t i;

	json_array_foreach(endings, i, ending) {
		char *story;

		if (is_outcome(ending))
			continue;
		story = ending_story(ending);
		printf("  %s%s%s\n", ink(BOLD), json_text(ending, "end", "?"), ink_off());
		screen_wrap(4, "    ", story);
		putchar('\n');
		witness_draw(ending, shown->source, shown->lab);
		tell_replay(shown, ending);
		free(story);
	}
}

static bool is_simpler(const json_t *one, const json_t *other)
{
	return !other ||
	       json_number(one, "preemptions", 1000) < json_number(other, "preemptions", 1000);
}

/*
 * The outcome that a student least believes, by the schedule with the fewest interruptions: a wrong
 * one; where nobody knows what is right, the second simplest.
 */
static const json_t *surprising(const json_t *endings)
{
	const json_t *ending, *wrong = NULL, *simplest = NULL, *second = NULL;
	size_t i;

	json_array_foreach(endings, i, ending) {
		if (!is_outcome(ending))
			continue;
		if (!json_is_true(json_object_get(ending, "right")) && is_simpler(ending, wrong))
			wrong = ending;
		if (is_simpler(ending, simplest)) {
			second = simplest;
			simplest = ending;
		} else if (is_simpler(ending, second)) {
			second = ending;
		}
	}
	return wrong ? wrong : second;
}

static void tell_outcomes(const struct shown *shown, const json_t *endings)
{
	const char *right = conf_get(&shown->lab->conf, "outcome");
	const json_t *ending, *surprise = surprising(endings);
	size_t i, count = 0;

	json_array_foreach(endings, i, ending)
		count += is_outcome(ending);
	if (count)
		printf("  It can end with %zu outcome%s%s", count, count == 1 ? "" : "s",
			right ? "; right is `" : ":");
	if (count && right) {
		screen_plain(right);
		printf("`:");
	}
	if (count)
		putchar('\n');
	count = 0;
	json_array_foreach(endings, i, ending) {
		const char *output = json_text(ending, "output", "");
		bool wrong = !json_is_true(json_object_get(ending, "right"));

		if (!is_outcome(ending) || (++count > OUTCOMES_SHOWN && !shown->request->outcomes))
			continue;
		printf("    %s", wrong ? ink(RED) : "");
		for (const char *at = output; *at;) {
			size_t length = strcspn(at, "\n");
			char *line = text_format("%.*s", (int)length, at);

			screen_plain(line);
			free(line);
			at += length + (at[length] == '\n');
			if (*at)
				printf("\n    ");
		}
		if (!*output)
			printf("%s(nothing printed)%s", ink(FAINT), ink_off());
		if (json_number(ending, "code", 0))
			printf("   (exit status %ld)", json_number(ending, "code", 0));
		printf("%s\n", wrong ? ink_off() : "");
		if (shown->request->outcomes)
			printf("      %s'%s'%s\n", ink(FAINT), json_text(ending, "schedule", ""),
				ink_off());
	}
	if (count > OUTCOMES_SHOWN && !shown->request->outcomes)
		printf("    ... and %zu more: --outcomes tells them all.\n",
			count - OUTCOMES_SHOWN);
	if (count)
		putchar('\n');
	if (surprise && count > 0) {
		char *story = ending_story(surprise);

		screen_wrap(2, "  How it ", story);
		putchar('\n');
		witness_draw(surprise, shown->source, shown->lab);
		tell_replay(shown, surprise);
		free(story);
	}
}

static void tell_numbers(const struct shown *shown)
{
	const json_t *json = shown->exploration->json;
	const json_t *samples = json_object_get(json, "samples");
	double seconds = json_real_value(json_object_get(json, "search_seconds"));
	long states = json_number(json, "states", 0),
	     first = json_number(samples, "first_failure", 0);
	struct text line = {0};

	text_addf(&line, "%ld states, %ld transitions, %ld end%s, %ld outcome%s, %.2g s", states,
		json_number(json, "transitions", 0), json_number(json, "terminals", 0),
		json_number(json, "terminals", 0) == 1 ? "" : "s", json_number(json, "outcomes", 0),
		json_number(json, "outcomes", 0) == 1 ? "" : "s", seconds);
	if (seconds > 0.001)
		text_addf(&line, " (%.0f states/s)", (double)states / seconds);
	if (first)
		text_addf(&line, "; the first failure after %ld random schedule%s", first,
			first == 1 ? "" : "s");
	text_add(&line, ".");
	printf("%s", ink(FAINT));
	screen_wrap(2, "  ", text_string(&line));
	screen_wrap(2, "  ",
		"Not claimed: what weak memory orders do to values. Atomics were run one after the "
		"other; races with plain memory are found whatever their order is.");
	if (shown->rounds)
		screen_wrap(
			2, "  ", "Not claimed: anything about sizes other than the one explored.");
	printf("%s", ink_off());
	text_release(&line);
}

static int tell_verdict(const struct shown *shown)
{
	const json_t *json = shown->exploration->json;
	const char *verdict = exploration_verdict(shown->exploration);

	if (strcmp(verdict, "deterministic") == 0) {
		printf("  %s%sdeterministic%s: every schedule ends in the same way.\n\n", ink(BOLD),
			ink(GREEN), ink_off());
		return EXIT_SOLVED;
	}
	if (strcmp(verdict, "broken") == 0) {
		printf("  %s%sbroken%s: there are schedules in which it goes wrong.\n\n", ink(BOLD),
			ink(RED), ink_off());
		if (!exploration_is_complete(shown->exploration)) {
			screen_wrap(2, "  ",
				"Not every schedule was tried, since the budget was used up: there "
				"may be other failures and other outcomes.");
			putchar('\n');
		}
		return EXIT_NOT_SOLVED;
	}
	if (strcmp(verdict, "not exhausted") == 0) {
		printf("  %s%snot exhausted%s: no fault in %ld states, and more are left. "
		       "This proves nothing.\n\n",
			ink(BOLD), ink(YELLOW), ink_off(), json_number(json, "states", 0));
		return EXIT_CANNOT_JUDGE;
	}
	return EXIT_CANNOT_JUDGE;
}

static int tell(const struct shown *shown)
{
	const json_t *json = shown->exploration->json;
	const json_t *endings = json_object_get(json, "endings"),
		     *races = json_object_get(json, "races");
	int code;

	printf("%s", lab_title(shown->lab));
	if (shown->rounds)
		printf(", %ld round%s", shown->rounds, shown->rounds == 1 ? "" : "s");
	printf(": every schedule\n\n");
	code = tell_verdict(shown);
	tell_races(shown, races);
	tell_failures(shown, endings);
	tell_outcomes(shown, endings);
	tell_numbers(shown);
	return code;
}

static int print_json(const struct exploration *exploration)
{
	const char *verdict = exploration_verdict(exploration);
	char *bytes = json_dumps(exploration->json, JSON_INDENT(1) | JSON_ENSURE_ASCII);

	printf("%s\n", bytes);
	free(bytes);
	if (strcmp(verdict, "broken") == 0)
		return EXIT_NOT_SOLVED;
	return strcmp(verdict, "deterministic") == 0 ? EXIT_SOLVED : EXIT_CANNOT_JUDGE;
}

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

static int explore(struct program *program, const struct request *request,
	const struct explore_options *options)
{
	struct exploration exploration = {0};
	int code;

	inspect_explore(&program->inspection, &exploration, options);
	if (exploration.refused) {
		warn("cannot explore: %s", exploration.refused);
		code = EXIT_CANNOT_JUDGE;
	} else if (request->json) {
		code = print_json(&exploration);
	} else {
		struct shown shown = {request, &exploration, program->lab,
			program->lab->is_own_program ? request->rounds : program->options.rounds,
			work_folder_path(&program->inspection.work, "src")};

		code = tell(&shown);
		free(shown.source);
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
	options.arguments = request->arguments;
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
