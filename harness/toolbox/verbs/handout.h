/*
 * A student's copy of the checkout, without the solutions.
 */
#ifndef HANDOUT_H
#define HANDOUT_H

#include "verbs/request.h"

/* Copies a file, or a folder with all that is in it but links. Dies when it cannot. */
void handout_copy(const char *from, const char *to);
/*
 * Makes the copy in the folder `out`, which is there. `variations` has those of the student, by
 * lab; a lab that is not in it is as shipped. Returns how many labs there are.
 */
size_t handout_make(const struct request *request, const char *out, const struct conf *variations);

#endif
