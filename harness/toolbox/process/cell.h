/*
 * A cell: a room behind a wall, with a porter in it. A hand-in's jobs run there, one at a time.
 * Jobs that see and change the same folders share a cell, since making one costs more than a short
 * run.
 *
 * Only cell.c knows bubblewrap.
 */
#ifndef CELL_H
#define CELL_H

#include "process/job.h"
#include "process/task.h"
#include "process/wall.h"

#include <sys/types.h>

struct cell {
	pid_t bubble; /* the process that holds it; 0 for no cell */
	int socket; /* to the porter */
	int complaints; /* a file with what bubblewrap said on stderr */
	struct tasks tasks; /* how the porter sees the processes there */
	int scratch; /* the folder whose files are collected; -1 for none */
	long processes; /* the most at a time there, threads counted */
	char *plan; /* what its jobs see and change, as a text */
	uid_t swept; /* whose processes are killed at the end, where no namespace does that; or 0 */
	bool ready; /* the porter has said so */
	bool spoilt; /* no other job may use it */
};

/*
 * Makes a cell for jobs like this one and does not wait for it. False, with errno set, and no cell,
 * when that fails.
 */
bool cell_open(struct cell *cell, const struct wall *wall, const struct job *job);
/* Waits until the porter is there. False when it will never be. */
bool cell_wait(struct cell *cell);
/* The first line that bubblewrap said; NULL if it said nothing. The caller frees it. */
char *cell_complaint(const struct cell *cell);
/* Is the cell there, and made for jobs like this one? */
bool cell_suits(const struct cell *cell, const struct job *job);
/* Tells the porter to leave. cell_close() will then have less to wait for. */
void cell_leave(struct cell *cell);
/* Kills all that is in it and returns when that is gone. */
void cell_close(struct cell *cell);

/*
 * Copies what the job has written in its scratch folder, where its name says so ("NAME.log"), to
 * the folder that it stands for. Nothing may run in the cell meanwhile. False when there are too
 * many, or one that is no plain file: somebody is hiding one of them.
 */
bool cell_collect(const struct cell *cell, const struct job *job);

#endif
