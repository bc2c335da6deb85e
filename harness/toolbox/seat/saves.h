/*
 * Notices that a file of the student's was saved, by whatever editor: many write another file and
 * rename it, so it is the folder that is watched, and a file is told by its inode, size and time.
 *
 * The kernel only wakes us early. Where it does not (another system writes the file, as on WSL's
 * /mnt or a network disk), whoever asks saves_new() once a second gets the same answer, later.
 */
#ifndef SAVES_H
#define SAVES_H

#include "house/labs.h"

struct saves {
	const struct lab *lab;
	int wakes; /* readable when something happened in the folder; -1 where that is not told */
	/* The files as they were when saves_new() was asked last: to edit, and the answers. */
	char *program, *answers;
};

void saves_open(struct saves *saves, const struct lab *lab);
void saves_close(struct saves *saves);
enum saved { SAVED_NOTHING, SAVED_ANSWERS, SAVED_PROGRAM };
/*
 * What was saved, made or removed since this was asked, or the saves were opened? The answers count
 * only where nothing of the program was.
 */
enum saved saves_new(struct saves *saves);
/* Forgets why `wakes` is readable. */
void saves_drain(struct saves *saves);

#endif
