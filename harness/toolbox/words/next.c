#include "words/next.h"

#include "words/typed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- a line of the reader's own */

/* Does `file:LINE` begin here, in a text that began at `text`? */
static bool is_place(const char *text, const char *at, size_t length)
{
	return at[length] == ':' && isdigit((unsigned char)at[length + 1]) &&
	       (at == text || !(isalnum((unsigned char)at[-1]) || strchr("_-.", at[-1])));
}

static const char *find_place(const char *text, const char *file)
{
	for (const char *at = strstr(text, file); at; at = strstr(at + 1, file))
		if (is_place(text, at, strlen(file)))
			return at;
	return NULL;
}

/* The first place in the text that is in an editable file, as the reader would open it; or NULL. */
static char *place_in(const char *text, const struct subject *subject)
{
	const char *rest = lab_edit(subject->lab), *first = NULL;
	char file[256], *path, *shown, *place;
	size_t length = 0;

	while (text && text_next_word(&rest, file, sizeof file)) {
		const char *at = find_place(text, file);

		if (at && (!first || at < first)) {
			first = at;
			length = strlen(file);
		}
	}
	if (!first)
		return NULL;
	path = subject->lab->is_own_program
		       ? text_copy(subject->lab->path)
		       : text_format("%s/%.*s", subject->folder, (int)length, first);
	shown = path_shown(path);
	place = text_format("%s:%d", shown, text_natural(first + length + 1));
	free(path);
	free(shown);
	return place;
}

/* ---------------------------------------------------------------- sentences */

static char *verb(const struct subject *subject, const char *name)
{
	return typed_verb(subject->house, name, subject->lab, "");
}

/* "make hint LAB=02    (or make detect LAB=02)" */
static char *either(const struct subject *subject, const char *name, const char *other)
{
	char *first = verb(subject, name), *second = verb(subject, other);
	char *sentence = text_format("%s    (or %s)", first, second);

	free(first);
	free(second);
	return sentence;
}

/* "mend labs/02-accumulator/accumulator.c:25, then make check LAB=02"; `otherwise` has no place. */
static char *then_check(
	const struct subject *subject, const char *what, const char *text, const char *otherwise)
{
	char *check = verb(subject, "check"), *place = place_in(text, subject);
	char *sentence = place ? text_format("%s %s, then %s", what, place, check)
			       : text_format("%s, then %s", otherwise, check);

	free(check);
	free(place);
	return sentence;
}

/* "the questions in labs/02-accumulator/answers.conf, then make check LAB=02" */
static char *answers(const struct subject *subject, const char *what, const char *then)
{
	char *folder = path_shown(subject->folder), *command = verb(subject, then);
	char *sentence = text_format("the %s in %s/answers.conf, then %s", what, folder, command);

	free(folder);
	free(command);
	return sentence;
}

static char *doctor(const struct subject *subject)
{
	char *program = typed_program(subject->house);
	char *command = reader_is_in(subject->house->root) ? text_copy("make doctor")
							   : text_format("%s doctor", program);

	free(program);
	return command;
}

static char *board(const struct subject *subject)
{
	char *program = typed_program(subject->house);
	char *sentence = text_format("%s    (the board shows what comes next)",
		reader_is_in(subject->house->root) ? "make" : program);

	free(program);
	return sentence;
}

/* ---------------------------------------------------------------- after a check */

static const char *fact(const struct judgement *judgement, const char *key)
{
	return conf_get_or(&judgement->facts, key, "");
}

/* Is the explorer the one that the verdict rests on? */
static bool explorer_decided(const struct judgement *judgement)
{
	const struct rubric *rubric = &judgement->rubric;

	for (int i = 0; i < rubric->count; i++) {
		const char *message = rubric->checks[i].message;

		if (message && strcmp(message, judgement->result.reason) == 0)
			return strcmp(rubric->checks[i].name, "explored") == 0;
	}
	return false;
}

static bool a_detector_sees_a_race(const struct judgement *judgement)
{
	return conf_number(&judgement->facts, "tsan.race", 0) ||
	       conf_number(&judgement->facts, "helgrind.race", 0);
}

/* The way to a fault that only some schedules show. */
static char *look(const struct judgement *judgement, const struct subject *subject)
{
	char *place = explorer_decided(judgement)
			      ? place_in(fact(judgement, "explore.place"), subject)
			      : NULL;
	char *explore = verb(subject, "explore"), *sentence;

	if (place)
		sentence = text_format("look at %s    (%s draws how)", place, explore);
	else if (strcmp(fact(judgement, "explore.verdict"), "broken") == 0 &&
		 !a_detector_sees_a_race(judgement))
		sentence = either(subject, "explore", "hint");
	else
		sentence = either(
			subject, "hint", a_detector_sees_a_race(judgement) ? "detect" : "run");
	free(place);
	free(explore);
	return sentence;
}

static char *after_wrong_answers(const struct judgement *judgement, const struct subject *subject)
{
	bool open = conf_number(&judgement->facts, "answers.given", 0) <
		    conf_number(&judgement->facts, "answers.all", 0);

	return open ? answers(subject, "predictions", "run") : either(subject, "hint", "run");
}

/* Is it this machine that cannot judge? Else it is what this program does. */
static bool is_for_the_doctor(const struct judgement *judgement)
{
	return !judgement->rubric.count || strcmp(fact(judgement, "build.status"), "ok") != 0 ||
	       conf_number(&judgement->facts, "ends.not_started", 0) ||
	       conf_number(&judgement->facts, "tsan.broken", 0);
}

/* What a verdict means to somebody who wants to go on. */
enum way { SOLVED, UNJUDGED, UNBUILT, REFUSED, FAULTY };

static enum way way_after(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_SOLVED:
		return SOLVED;
	case VERDICT_CANNOT_JUDGE:
		return UNJUDGED;
	case VERDICT_BUILD:
		return UNBUILT;
	case VERDICT_TAMPERED:
	case VERDICT_FORBIDDEN:
		return REFUSED;
	case VERDICT_RACE:
	case VERDICT_DEADLOCK:
	case VERDICT_LIVELOCK:
	case VERDICT_MISUSE:
	case VERDICT_CRASH:
	case VERDICT_FLOOD:
	case VERDICT_TIMEOUT:
	case VERDICT_WRONG:
	case VERDICT_SERIAL:
		break;
	}
	return FAULTY;
}

char *next_after_check(const struct judgement *judgement, const struct subject *subject)
{
	const struct result *result = &judgement->result;

	switch (way_after(result->verdict)) {
	case SOLVED:
		return result->failed ? answers(subject, "questions", "check") : board(subject);
	case UNJUDGED:
		return is_for_the_doctor(judgement) ? doctor(subject) : look(judgement, subject);
	case UNBUILT:
		return then_check(subject, "mend", fact(judgement, "build.error"),
			"fix what the compiler reports");
	case REFUSED:
		return then_check(subject, "mend", result->reason, "mend that");
	case FAULTY:
		break;
	}
	return lab_is_experiments(subject->lab) ? after_wrong_answers(judgement, subject)
						: look(judgement, subject);
}

/* "look at labs/02-accumulator/accumulator.c:25, mend it, and save"; `otherwise` has no place. */
static char *then_save(const struct subject *subject, const char *before, const char *text,
	const char *behind, const char *otherwise)
{
	char *place = place_in(text, subject);
	char *sentence =
		place ? text_format("%s %s%s", before, place, behind) : text_copy(otherwise);

	free(place);
	return sentence;
}

char *next_after_glance(const struct glance *glance, const struct subject *subject)
{
	switch (glance->end) {
	case GLANCE_UNUSABLE:
	case GLANCE_UNBUILT:
		return then_save(
			subject, "mend", glance->reason, ", and save", "mend that, and save");
	case GLANCE_REFUSED:
		return then_save(
			subject, "mend", glance->reason, ", and save", "take that out, and save");
	case GLANCE_UNBUILDABLE:
		return doctor(subject);
	case GLANCE_BROKEN:
		return then_save(subject, "look at",
			conf_get_or(&glance->facts, "explore.place", ""), ", mend it, and save",
			"find out how, mend it, and save");
	case GLANCE_BUILT:
	case GLANCE_UNDECIDED:
	case GLANCE_UNBROKEN:
		break;
	}
	return text_copy("wait for the rest of the check");
}

/* What the board knows of a check is its result, and no evidence. */
char *next_after_result(const struct result *result, bool changed, const struct subject *subject)
{
	if (changed)
		return verb(subject, "check");
	switch (way_after(result->verdict)) {
	case SOLVED:
		return answers(subject, "questions", "check");
	case UNJUDGED:
		return doctor(subject);
	case UNBUILT:
		return then_check(subject, "mend", result->reason, "fix what the compiler reports");
	case REFUSED:
		return then_check(subject, "mend", result->reason, "mend it");
	case FAULTY:
		break;
	}
	return lab_is_experiments(subject->lab) ? answers(subject, "predictions", "run")
						: verb(subject, "hint");
}

/* ---------------------------------------------------------------- after an exploration */

char *next_after_exploration(const struct exploration *exploration, const struct subject *subject)
{
	char *found = exploration_place(exploration, lab_edit(subject->lab));
	char *place = place_in(found, subject), *sentence;

	if (place && subject->lab->is_own_program)
		sentence = text_format("look at %s", place);
	else if (place)
		sentence = then_check(subject, "look at", found, "");
	else if (subject->lab->is_own_program)
		sentence = NULL;
	else if (strcmp(exploration_verdict(exploration), "broken") == 0)
		sentence = verb(subject, "hint");
	else
		sentence = verb(subject, "check");
	free(found);
	free(place);
	return sentence;
}
