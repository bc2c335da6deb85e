/*
 * Which entry of a list somebody means who types a name.
 */
#ifndef CALLED_H
#define CALLED_H

#include "course/list.h"

/*
 * The entry that `word` names: by its id, else by the name that was handed in, in capitals or not.
 * NULL when there is none, or more than one; `complaint` then says what it could be, in one line.
 */
const struct entry *entry_called(const struct list *list, const char *word, struct text *complaint);

#endif
