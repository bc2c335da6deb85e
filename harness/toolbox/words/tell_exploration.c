#include "words/tell_exploration.h"

#include "words/screen.h"
#include "words/witness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OUTCOMES_SHOWN = 12, RACES_SHOWN = 3 };

/* Prints the command that replays the schedule of a race or an ending. */
static void tell_replay(const struct told_exploration *told, const json_t *item)
{
	const char *schedule = json_text(item, "schedule", NULL);
	char **argument = told->arguments;

	if (!schedule)
		return;
	printf("  %sAgain: ", ink(FAINT));
	screen_plain(told->replay);
	printf(" '%s'", schedule);
	for (bool first = true; argument && *argument; argument++, first = false) {
		char *word = text_shell_word(*argument);

		printf("%s", first ? " -- " : " ");
		screen_plain(word);
		free(word);
	}
	printf("%s\n\n", ink_off());
}

/* One race for each variable, and the first with its picture. */
static void tell_races(const struct told_exploration *told, const json_t *races)
{
	const json_t *race;
	size_t i;
	int count = 0;

	json_array_foreach(races, i, race) {
		const char *variable = json_text(race, "variable", NULL);
		bool known = false;
		char *story;

		for (size_t n = 0; n < i && variable; n++)
			known = known || strcmp(json_text(json_array_get(races, n), "variable", ""),
						 variable) == 0;
		if (known)
			continue;
		if (++count > RACES_SHOWN) {
			printf("  ... and more. All of them: %s\n\n", told->json);
			return;
		}
		story = race_story(race);
		printf("  %sa data race%s\n", ink(BOLD), ink_off());
		screen_wrap(4, "    ", story);
		putchar('\n');
		if (i == 0)
			witness_draw(race, told->source, told->lab);
		tell_replay(told, race);
		free(story);
	}
}

static void tell_failures(const struct told_exploration *told, const json_t *endings)
{
	const json_t *ending;
	size_t i;

	json_array_foreach(endings, i, ending) {
		char *story;

		/* Beside a failure, what is not modelled is told with the verdict. */
		if (ending_is_outcome(ending) ||
			(strcmp(json_text(ending, "end", ""), "unmodelled") == 0 &&
				strcmp(exploration_verdict(told->exploration), "broken") == 0))
			continue;
		story = ending_story(ending);
		printf("  %s%s%s\n", ink(BOLD), json_text(ending, "end", "?"), ink_off());
		screen_wrap(4, "    ", story);
		putchar('\n');
		witness_draw(ending, told->source, told->lab);
		tell_replay(told, ending);
		free(story);
	}
}

static bool is_simpler(const json_t *one, const json_t *other)
{
	return !other ||
	       json_number(one, "preemptions", 1000) < json_number(other, "preemptions", 1000);
}

/*
 * The outcome that a student least expects: the wrong one with the fewest preemptions or, where
 * nobody knows which is right, the second simplest. NULL when there is none.
 */
static const json_t *surprising(const json_t *endings)
{
	const json_t *ending, *wrong = NULL, *simplest = NULL, *second = NULL;
	size_t i;

	json_array_foreach(endings, i, ending) {
		if (!ending_is_outcome(ending))
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

/* Prints what the program printed, in lines of the same indent. */
static void tell_output(const char *output, int indent)
{
	if (!*output)
		printf("%s(nothing printed)%s", ink(FAINT), ink_off());
	while (*output) {
		size_t length = strcspn(output, "\n");
		char *line = text_format("%.*s", (int)length, output);

		screen_plain(line);
		free(line);
		output += length + (output[length] == '\n');
		if (*output)
			printf("\n%*s", indent, "");
	}
}

/* `marked`: begin with a dash, which sets it apart from the one above. */
static void tell_outcome(const struct told_exploration *told, const json_t *ending, bool marked)
{
	bool right = json_is_true(json_object_get(ending, "right"));
	long code = json_number(ending, "code", 0);

	printf("    %s%s", marked ? "- " : "", right ? "" : ink(RED));
	tell_output(json_text(ending, "output", ""), marked ? 6 : 4);
	fputs(ending_undone(ending), stdout);
	if (code)
		printf("   (exit status %ld)", code);
	printf("%s\n", right ? "" : ink_off());
	if (told->all_outcomes)
		printf("      %s'%s'%s\n", ink(FAINT), json_text(ending, "schedule", ""),
			ink_off());
}

static bool has_several_lines(const json_t *ending)
{
	const char *output = json_text(ending, "output", ""), *end = strchr(output, '\n');

	return ending_is_outcome(ending) && end && end[1];
}

static bool any_has_several_lines(const json_t *endings)
{
	const json_t *ending;
	size_t i;

	json_array_foreach(endings, i, ending)
		if (has_several_lines(ending))
			return true;
	return false;
}

static long count_ends(const json_t *endings, const char *end)
{
	const json_t *ending;
	long count = 0;
	size_t i;

	json_array_foreach(endings, i, ending)
		count += strcmp(json_text(ending, "end", ""), end) == 0;
	return count;
}

static void tell_outcomes(const struct told_exploration *told, const json_t *endings)
{
	const char *right = conf_get(&told->lab->conf, "outcome");
	long kept = count_ends(endings, "exited"), shown = 0;
	/* Only so many are kept, with a schedule each; all are counted. */
	long count = json_number(told->exploration->json, "outcomes", kept);
	bool marked = any_has_several_lines(endings);
	const json_t *ending;
	size_t i;

	if (!kept)
		return;
	printf("  It can end with %ld outcome%s", count, count == 1 ? "" : "s");
	if (count_ends(endings, "deadlock") || count_ends(endings, "livelock") ||
		count_ends(endings, "endless"))
		printf(", or be stuck for ever");
	if (right) {
		printf("; right is `");
		screen_plain(right);
		printf("`");
	}
	printf(":\n");
	json_array_foreach(endings, i, ending)
		if (ending_is_outcome(ending) && (shown++ < OUTCOMES_SHOWN || told->all_outcomes))
			tell_outcome(told, ending, marked);
	if (shown > OUTCOMES_SHOWN && !told->all_outcomes) {
		printf("    ... and %ld more. ", count - OUTCOMES_SHOWN);
		if (kept < count)
			printf("Only %ld were kept, the others counted. ", kept);
		printf("%s: %s\n", kept == count ? "All of them" : "These", told->outcomes);
	} else if (kept < count) {
		printf("    ... and %ld more, which were only counted.\n", count - kept);
	}
	putchar('\n');
}

static void tell_surprise(const struct told_exploration *told, const json_t *endings)
{
	const json_t *surprise = surprising(endings);
	char *story;

	if (!surprise)
		return;
	story = ending_story(surprise);
	screen_wrap(2, "  How it ", story);
	putchar('\n');
	witness_draw(surprise, told->source, told->lab);
	tell_replay(told, surprise);
	free(story);
}

static void tell_numbers(const struct told_exploration *told)
{
	const json_t *json = told->exploration->json;
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
		"Not claimed: what weak memory orders do to values. Atomic operations ran one "
		"after the other; races on plain memory are found whatever order they have.");
	if (told->rounds)
		screen_wrap(
			2, "  ", "Not claimed: anything about sizes other than the one explored.");
	printf("%s", ink_off());
	text_release(&line);
}

/* Why a failure was found and yet not every schedule was tried. */
static void tell_incomplete(const struct told_exploration *told)
{
	const char *stopped = json_text(told->exploration->json, "stopped", NULL);
	char *why = stopped ? text_format("Not every schedule was tried to its end (%s)", stopped)
			    : text_copy("The budget ran out before every schedule was tried");
	char *words = text_format("%s: there may be other failures and other outcomes.", why);

	screen_wrap(2, "  ", words);
	putchar('\n');
	free(words);
	free(why);
}

/* No fault was found but that it ends in several ways, and nobody knows which of them is right. */
static bool only_differs(const struct told_exploration *told)
{
	const json_t *json = told->exploration->json, *endings = json_object_get(json, "endings");

	return !conf_get(&told->lab->conf, "outcome") &&
	       json_array_size(json_object_get(json, "races")) == 0 &&
	       count_ends(endings, "exited") == (long)json_array_size(endings);
}

static void tell_verdict(const struct told_exploration *told)
{
	const char *verdict = exploration_verdict(told->exploration);

	if (strcmp(verdict, "deterministic") == 0) {
		printf("  %s%sdeterministic%s: every schedule ends the same way.\n\n", ink(BOLD),
			ink(GREEN), ink_off());
	} else if (strcmp(verdict, "broken") == 0) {
		printf("  %s%sbroken%s: %s.\n\n", ink(BOLD), ink(RED), ink_off(),
			only_differs(told) ? "the schedule decides how it ends"
					   : "it goes wrong under some schedules");
		if (!exploration_is_complete(told->exploration))
			tell_incomplete(told);
	} else if (strcmp(verdict, "not exhausted") == 0) {
		printf("  %s%snot exhausted%s: no fault in %ld states, and more are left. "
		       "This proves nothing.\n\n",
			ink(BOLD), ink(YELLOW), ink_off(),
			json_number(told->exploration->json, "states", 0));
	}
}

void tell_exploration(const struct told_exploration *told)
{
	const json_t *json = told->exploration->json;
	const json_t *endings = json_object_get(json, "endings");

	printf("%s", lab_title(told->lab));
	if (told->rounds)
		printf(", %ld round%s", told->rounds, told->rounds == 1 ? "" : "s");
	printf(": every schedule\n\n");
	tell_verdict(told);
	tell_races(told, json_object_get(json, "races"));
	tell_failures(told, endings);
	tell_outcomes(told, endings);
	tell_surprise(told, endings);
	tell_numbers(told);
}
