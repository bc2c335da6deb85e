/*
 * A work folder, build/<who>/<lab>/: everything we make of one submission of one lab.
 *
 *   src/   what is compiled: the shipped files, and the submission's editable ones over them
 *   obj/ bin/ run/   what the stages make of it
 *   *.json *.conf    the arrows between the stages
 *
 * Invariant: one process at a time works in a folder. It holds the folder's lock from
 * work_folder_open() to work_folder_release().
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

/* Makes the folder, waits for any other process that works in it, empties it. Dies on failure. */
void work_folder_open(struct work_folder *work, const struct house *house, const struct lab *lab,
	const char *who);
void work_folder_release(struct work_folder *work);
/* The path of `format` below the folder; the caller frees it. */
char *work_folder_path(const struct work_folder *work, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Claims a place below build/ for one process and all that it grades: `who`, or else `who-2`, and
 * so on, so that there are no more of them than gradings at a time. Returns its name, which the
 * caller frees; it is free again when the process ends. Dies when build/ cannot be written.
 */
char *work_folder_claim(const struct house *house, const char *who);

/* Is there still room for what a grading writes? 0 if there is, else an errno. */
int work_folder_probe(const struct work_folder *work);

/* Does this file hold a run's output? work_folder_open() empties these and removes the rest. */
bool work_folder_is_output(const char *path);

/* The largest file that is taken from a submission, in bytes. */
enum { SUBMISSION_LARGEST = 1 << 20 };

/*
 * Fills src/. Driver files are always those that were shipped, editable ones come from
 * `submission`: a folder, or NULL for the lab as shipped. With `sparse`, an editable file missing
 * from the submission is taken as shipped. Takes only regular text files of bounded size, and
 * never follows a link. Returns false with one line in `complaint`.
 */
bool work_folder_stage(
	struct work_folder *work, const char *submission, bool sparse, struct text *complaint);

#endif
