/*
 * `choice A B`: one of these words, compared with solutions/NN/answers.conf where that exists.
 * `text`: anything. It is kept in result.json for the instructor and not judged.
 *
 * A student's copy has no solutions, and judges no choice: it gives no points for it and does not
 * say whether it is right. Hashes of the right words would not do, however slow they are: there
 * are only the words of the list to try, so whoever wants to know tries them all, and a check that
 * says right or wrong at once invites everybody to.
 */
#include "verdict/answer_kinds.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* "Lost-Update" counts as "lost-update". */
static char *in_lower_case(const char *answer)
{
	char *plain = answer_without_brackets(answer);

	for (char *byte = plain; *byte; byte++)
		*byte = (char)tolower((unsigned char)*byte);
	return plain;
}

static void validate_choices(const struct question *question, struct text *complaint)
{
	if (*question->words)
		return;
	question_place(question, "check", complaint);
	text_add(complaint, "offers no words to choose from");
}

static enum answer_state judge_choice(const struct question *question, const char *answer,
	struct text *story, struct text *lesson)
{
	char *plain = in_lower_case(answer);
	enum answer_state state;

	(void)lesson;
	if (!text_has_word(question->words, plain)) {
		state = ANSWER_UNKNOWN;
		text_addf(story, "`%s` should be one of: %s.", question->name, question->words);
	} else if (!question->key) {
		state = ANSWER_UNJUDGED;
	} else if (strcmp(question->key, plain) == 0) {
		state = ANSWER_RIGHT;
	} else {
		state = answer_is_wrong(question, story);
	}
	free(plain);
	return state;
}

static enum answer_state judge_text(const struct question *question, const char *answer,
	struct text *story, struct text *lesson)
{
	(void)question;
	(void)answer;
	(void)story;
	(void)lesson;
	return ANSWER_KEPT;
}

const struct answer_kind answer_choice = {"choice", validate_choices, NULL, judge_choice};
const struct answer_kind answer_text = {"text", NULL, NULL, judge_text};
