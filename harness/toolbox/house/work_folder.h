/*
 * A work folder, build/<who>/<lab>/: everything that is made of one submission of one lab.
 *
 *   src/   what is compiled: the shipped files, and the submission's editable ones over them
 *   obj/ bin/ run/   what the stages make of it
 *   *.json *.conf    the arrows between the stages
 *
 * Invariant: one process works in a folder at a time; work_folder_open() holds a lock on it.
 */
#ifndef WORK_FOLDER_H
#define WORK_FOLDER_H

#include "house/labs.h"

struct work_folder {
	const struct house *house;
	const struct lab *lab;
	char *directory;
	int lock;
};

/* Makes the folder, empties it, and waits for whoever works in it. Dies when it cannot. */
void work_folder_open(struct work_folder *work, const struct house *house, const struct lab *lab,
	const char *who);
void work_folder_release(struct work_folder *work);
/* `format` below the folder; the caller frees it. */
char *work_folder_path(const struct work_folder *work, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Is it what one run printed? These, emptied, are all that work_folder_open() leaves of what was
 * there. */
bool work_folder_is_output(const char *path);

/* Bytes of the largest file that a submission may hold. */
enum { SUBMISSION_LARGEST = 1 << 20 };

/*
 * Fills src/. Driver files come from the lab's folder, editable ones from `submission`: a
 * folder, or NULL for the lab as it was shipped. With `sparse`, an editable file that the
 * submission does not hold is taken as shipped. Only regular files of bounded size are
 * taken, never through a link. Returns false with one line in `complaint`.
 */
bool work_folder_stage(
	struct work_folder *work, const char *submission, bool sparse, struct text *complaint);

#endif
