/*
 * Manual pages, in the language of man(7), made of what `help` prints: racelab(1), and one for each
 * verb that is for people.
 */
#ifndef MANUAL_H
#define MANUAL_H

#include "verbs/command.h"

#include "base/text.h"

/* The page of the whole program. */
void manual_of_all(struct text *page, const struct command *commands);
/* The page of one verb. */
void manual_of(struct text *page, const struct command *command);

#endif
