/*
 * A student's copy of the checkout, without the solutions.
 */
#ifndef HANDOUT_H
#define HANDOUT_H

#include "verbs/request.h"

/* Copies a file, or a folder with all that is in it but links. Dies when it cannot. */
void handout_copy(const char *from, const char *to);
/* Makes the copy in the folder `out`, which is there. Returns how many labs it has. */
size_t handout_make(const struct request *request, const char *out);

#endif
