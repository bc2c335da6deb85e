/*
 * Judges what the compiler made of the student's files, before any of it runs.
 *
 * The audit reads each file's listing instead of its source, so that no macro, include or
 * spelling hides what the code does. An offence is one of two:
 *
 *   tampered   blinds the detectors: hides a function from them, or redefines a function of
 *              theirs or of the C library
 *   forbidden  is opaque to the detectors, or outside the lab: inline assembly, code before
 *              main, library calls that are not on harness/allowed.txt
 *
 * It also says, for the rubric's policy, which means of synchronisation the files use.
 */
#ifndef AUDIT_H
#define AUDIT_H

#include "house/work_folder.h"
#include "process/pool.h"

enum { AUDIT_FILES = 16 };

struct audit {
	char *listings[AUDIT_FILES]; /* the .ll files: see listing.h */
	char *kept[AUDIT_FILES]; /* where to keep a driver's listing for the next time, or NULL */
	char *names[AUDIT_FILES];
	bool compared[AUDIT_FILES]; /* the preprocessor was asked: see same_source.h */
	int files;
};

/*
 * To be asked before anything is compiled, as even reading some files does harm. True if no file of
 * the student's includes one from outside of the lab; else `complaint` says which does.
 */
bool audit_is_inside(const struct work_folder *work, struct text *complaint);

/* Adds the compiler runs to the pool. None begins once `vain` is true. */
void audit_add(struct audit *audit, struct pool *pool, const struct work_folder *work, bool *vain);

/*
 * To be called after the pool ran. Sets in `facts` the counts audit.tampered and audit.forbidden,
 * a sentence for each offence (audit.tampered.1 and so on), audit.atomics and audit.fences (yes
 * or no), audit.calls (every library function that is called), audit.uses (what
 * they use of the program's other files), and which functions lead to each:
 * audit.callers.<call> and audit.callers.atomics. A program of one's own may call
 * what it likes: its counts stay 0.
 *
 * An address space sets audit.spaces, a sentence: the program is built without.
 *
 * A file whose listing or preprocessed text cannot be read sets audit.unread, a sentence. Either it
 * did not compile, or nothing is known about it and it must not be run.
 */
void audit_report(const struct audit *audit, const struct work_folder *work, struct conf *facts);
void audit_release(struct audit *audit);

#endif
