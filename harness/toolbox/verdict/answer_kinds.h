/*
 * Every kind of answer; answers.c has the table.
 */
#ifndef ANSWER_KINDS_H
#define ANSWER_KINDS_H

#include "verdict/answer.h"

extern const struct answer_kind answer_variable, answer_functions; /* answer_race.c */
extern const struct answer_kind answer_outcomes;
extern const struct answer_kind answer_choice, answer_text; /* answer_words.c */
extern const struct answer_kind answer_measured;

#endif
