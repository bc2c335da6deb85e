/*
 * Reads a gradebook from OUT, the folder that `grade-all` leaves.
 */
#ifndef GRADEBOOK_READ_H
#define GRADEBOOK_READ_H

#include "course/gradebook.h"

/*
 * `out` is the open folder, and `path` what it is called in complaints. Dies with exit 2 when it is
 * no folder of grade-all: list.json is missing, or says what it cannot say. The caller releases the
 * gradebook. A list that names no lab stands for all labs that somebody has a result for.
 */
void gradebook_read(struct gradebook *book, int out, const char *path, const struct labs *labs);

#endif
