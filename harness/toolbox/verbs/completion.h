/*
 * What could stand where the reader is typing. The shells' scripts ask, so they know every verb and
 * option of this toolbox and no other.
 *
 * Each candidate is one line. A line that begins with a colon leaves it to the shell:
 *
 *   :files     any file
 *   :c-files   a C file
 *   :folders   a folder
 */
#ifndef COMPLETION_H
#define COMPLETION_H

#include "verbs/request.h"

#include "base/text.h"

/*
 * Adds the candidates for the last of `words`, which end with NULL and begin with the verb. They
 * are those that begin with what was typed of it.
 */
void completion_add(const struct request *request, char *const *words, struct text *candidates);

#endif
