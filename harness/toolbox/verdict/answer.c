#include "verdict/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int line_of_key(const struct conf *conf, const char *key)
{
	for (size_t i = 0; i < conf->count; i++)
		if (strcmp(conf->entries[i].key, key) == 0)
			return conf->entries[i].line;
	return 0;
}

const char *question_setting(const struct question *question, const char *what)
{
	char key[96];

	snprintf(key, sizeof key, "answer.%s.%s", question->name, what);
	return conf_get_or(&question->lab->conf, key, NULL);
}

void question_place(const struct question *question, const char *what, struct text *complaint)
{
	const struct conf *conf = &question->lab->conf;
	char key[96], *shown = path_shown(conf->name);
	int line;

	snprintf(key, sizeof key, "answer.%s.%s", question->name, what);
	line = line_of_key(conf, key);
	if (!line) {
		snprintf(key, sizeof key, "answer.%s.ask", question->name);
		line = line_of_key(conf, key);
	}
	text_addf(complaint, "%s:%d: `answer.%s.%s` ", shown, line, question->name, what);
	free(shown);
}

enum answer_state answer_is_wrong(const struct question *question, struct text *story)
{
	text_addf(story, "Look at `%s` again.", question->name);
	return ANSWER_WRONG;
}

char *answer_without_brackets(const char *answer)
{
	struct text plain = {0};

	for (; *answer; answer++)
		if (*answer != '(' && *answer != ')')
			text_add_bytes(&plain, answer, 1);
	return plain.length ? text_take(&plain) : text_copy("");
}

bool has_all_words(const char *list, const char *words)
{
	char word[128];

	while (text_next_word(&words, word, sizeof word))
		if (!text_has_word(list, word))
			return false;
	return true;
}
