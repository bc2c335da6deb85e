/*
 * Looks at what the compiler made of the student's files, before anything of theirs runs.
 *
 * Reads LLVM's text form of each file, uninstrumented but with every attribute in place, so
 * that no macro, include or spelling hides what the code does. It finds
 *
 *   tampered   what blinds the detectors: functions hidden from them, hooks of theirs or
 *              functions of the C library defined anew
 *   forbidden  what they cannot see into, and what a lab does not allow: inline assembly,
 *              code before main, library calls that are not on harness/allowed.txt
 *
 * and states, for the rubric's policy, which means of synchronisation are used.
 */
#ifndef AUDIT_H
#define AUDIT_H

#include "house/work_folder.h"
#include "process/pool.h"

enum { AUDIT_FILES = 16 };

struct audit {
	char *listings[AUDIT_FILES]; /* the .ll files */
	char *kept[AUDIT_FILES]; /* where a driver's listing goes for the next time, or NULL */
	char *names[AUDIT_FILES];
	int files;
};

/* Adds the compiler runs to the pool. */
void audit_add(struct audit *audit, struct pool *pool, const struct work_folder *work);

/*
 * After the pool ran. Sets in `facts`: audit.tampered and audit.forbidden (how many), their
 * lines audit.tampered.1 ..., audit.atomics and audit.fences (yes or no), and audit.calls
 * (every library function called). A file that did not compile adds nothing.
 * A program of one's own may call what it likes; it is only described.
 */
void audit_report(const struct audit *audit, const struct work_folder *work, struct conf *facts);
void audit_release(struct audit *audit);

#endif
