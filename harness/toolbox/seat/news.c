#include "seat/news.h"

#include "base/json.h"
#include "words/compiler_words.h"
#include "words/tell.h"
#include "words/typed.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_QUOTED = 60 };

/* The lines of the compiler behind the facts; "" if it is not the compiler who complains. */
static char *quoted(const struct conf *facts)
{
	if (!compiler_is_quoted(facts))
		return text_copy("");
	return compiler_words(conf_get_or(facts, "build.log", ""), LINES_QUOTED);
}

/* ---------------------------------------------------------------- a first look */

static const struct {
	enum tone tone;
	const char *headline, *reason;
} first_looks[] = {
	[GLANCE_UNUSABLE] = {TONE_BAD, "IT CANNOT BE BUILT", ""},
	[GLANCE_UNBUILT] = {TONE_BAD, "IT DOES NOT COMPILE", ""},
	[GLANCE_UNBUILDABLE] = {TONE_UNCLEAR, "IT CANNOT BE BUILT HERE", ""},
	[GLANCE_REFUSED] = {TONE_BAD, "NOT ALLOWED IN THIS LAB", ""},
	[GLANCE_BUILT] = {TONE_PLAIN, "IT COMPILES", "The explorer does not model this lab."},
	[GLANCE_BROKEN] = {TONE_BAD, "A SCHEDULE BREAKS IT", ""},
	[GLANCE_UNDECIDED] = {TONE_UNCLEAR, "IT COMPILES", ""},
	[GLANCE_UNBROKEN] = {TONE_GOOD, "NO SCHEDULE BREAKS IT",
		"That was a small size, and no verdict yet."},
};

void news_of_glance(struct news *news, const struct glance *glance, const struct subject *subject)
{
	const char *reason = *glance->reason ? glance->reason : first_looks[glance->end].reason;

	*news = (struct news){
		.tone = first_looks[glance->end].tone,
		.headline = text_copy(first_looks[glance->end].headline),
		.quoted = quoted(&glance->facts),
		.next = next_after_glance(glance, subject),
	};
	news->reason = text_copy(*news->quoted ? "" : reason);
}

/* ---------------------------------------------------------------- a verdict */

static enum tone tone_of(enum verdict verdict)
{
	if (verdict == VERDICT_SOLVED)
		return TONE_GOOD;
	return verdict == VERDICT_CANNOT_JUDGE ? TONE_UNCLEAR : TONE_BAD;
}

static char *headline_of(const struct result *result)
{
	if (result->verdict == VERDICT_CANNOT_JUDGE)
		return text_copy(verdict_headline(result->verdict));
	return text_format("%s (%d of %d points)",
		result->verdict == VERDICT_SOLVED ? "SOLVED" : "NOT SOLVED", result->points,
		result->possible);
}

/* Of a solved lab with points missing, why: an answer may be one that only a teacher judges. */
static const char *still_missing(const struct judgement *judgement)
{
	const struct rubric *rubric = &judgement->rubric;

	if (judgement->result.verdict != VERDICT_SOLVED)
		return NULL;
	for (int i = 0; i < rubric->count; i++) {
		const struct check *check = &rubric->checks[i];

		if (check->points < check->possible && (check->message || check->lesson))
			return check->message ? check->message : check->lesson;
	}
	return NULL;
}

static bool is_done(const struct result *result)
{
	return result->verdict == VERDICT_SOLVED && !result->failed;
}

static char *go_on(void)
{
	return text_copy("press n for the next lab");
}

void news_of_judgement(
	struct news *news, const struct judgement *judgement, const struct subject *subject)
{
	const char *missing = still_missing(judgement);

	*news = (struct news){
		.tone = tone_of(judgement->result.verdict),
		.headline = headline_of(&judgement->result),
		.quoted = quoted(&judgement->facts),
		.next = is_done(&judgement->result) ? go_on()
						    : next_after_check(judgement, subject),
	};
	news->reason = *news->quoted ? text_copy("")
		       : missing     ? text_copy(missing)
				     : told_reason(judgement, subject->lab);
}

/* ---------------------------------------------------------------- nobody looks just now */

void news_of_board(struct news *news, const struct board_row *row, const struct house *house)
{
	struct subject subject = {house, row->lab, row->lab->path};

	*news = (struct news){.quoted = text_copy("")};
	if (!row->begun) {
		news->headline = text_copy("NOT BEGUN");
		news->reason = text_copy("Everything is as it was handed out.");
		news->next = typed_verb(house, "show", row->lab, "");
	} else if (!row->changed && is_done(&row->result)) {
		news->tone = TONE_GOOD;
		news->headline = headline_of(&row->result);
		news->reason = text_copy("");
		news->next = go_on();
	} else {
		news->tone = row->changed ? TONE_PLAIN : tone_of(row->result.verdict);
		news->headline = row->changed ? text_copy("CHANGED since the last check")
					      : headline_of(&row->result);
		news->reason = text_copy(
			row->solved ? "There are still open questions." : row->result.reason);
		news->next = next_after_result(&row->result, row->changed, &subject);
	}
}

void news_of_failure(struct news *news, const char *why)
{
	*news = (struct news){
		.tone = TONE_UNCLEAR,
		.headline = text_copy("CANNOT JUDGE (not your fault)"),
		.reason = text_copy(why),
		.quoted = text_copy(""),
		.next = text_copy(""),
	};
}

void news_release(struct news *news)
{
	free(news->headline);
	free(news->reason);
	free(news->quoted);
	free(news->next);
	*news = (struct news){0};
}

/* ---------------------------------------------------------------- from process to process */

void news_write(const struct news *news, FILE *file)
{
	json_t *json = json_object();

	json_set_number(json, "tone", (json_int_t)news->tone);
	json_set_text(json, "headline", news->headline);
	json_set_text(json, "reason", news->reason);
	json_set_text(json, "quoted", news->quoted);
	json_set_text(json, "next", news->next);
	json_dumpf(json, file, 0);
	fflush(file);
	json_decref(json);
}

bool news_read(struct news *news, FILE *file)
{
	json_t *json;

	rewind(file);
	json = json_loadf(file, 0, NULL);
	if (!json)
		return false;
	*news = (struct news){
		.tone = (enum tone)json_number(json, "tone", TONE_PLAIN),
		.headline = text_copy(json_text(json, "headline", "")),
		.reason = text_copy(json_text(json, "reason", "")),
		.quoted = text_copy(json_text(json, "quoted", "")),
		.next = text_copy(json_text(json, "next", "")),
	};
	json_decref(json);
	return true;
}
