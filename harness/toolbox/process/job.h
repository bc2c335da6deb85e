/*
 * A job: one process to run, its limits, and how it ended.
 *
 * The caller fills in the first half, pool_run() the second. The job owns the strings and arrays
 * of its first half; job_free() frees them.
 */
#ifndef JOB_H
#define JOB_H

#include "base/text.h"
#include "runtime/page.h"

/* enum, word */
#define JOB_ENDS(X)                                                              \
	X(NOT_RUN, "not-run") /* skipped: a job it needs failed, or cancelled */ \
	X(EXITED, "exited")                                                      \
	X(KILLED, "killed") /* by a signal that we did not send: `code` */       \
	X(TIMED_OUT, "timed-out")                                                \
	X(DEADLOCKED, "deadlocked") /* for good: see watch.h */                  \
	X(FLOODED, "flooded") /* more output than allowed */                     \
	X(TOO_LARGE, "too-large") /* more memory than allowed */                 \
	X(NOT_STARTED, "not-started") /* our fault: no fork, no exec */

enum job_end {
#define X(name, word) JOB_##name,
	JOB_ENDS(X)
#undef X
};

struct limits {
	long milliseconds; /* wall clock */
	long output_bytes; /* the largest file it may write, stdout and logs included */
	long memory_kib; /* resident */
};

struct job;
struct pool;
typedef void job_done(struct pool *pool, struct job *job, void *context);

struct job {
	char *name;
	char **arguments; /* NULL-terminated; [0] is looked up in PATH */
	char **environment; /* NULL-terminated NAME=value words on top of the cleared one */
	char *directory;
	char *output; /* file for stdout, NULL for /dev/null */
	char *errors; /* file for stderr, the same as `output` or NULL */
	struct limits limits;
	/*
	 * Of a job that starts a hand-in's program or reads its text: the files and folders that it
	 * sees beside the system, those that it may change, and one folder that is empty for it and
	 * from which its files are collected. Only such a job is walled, and only where pool_wall()
	 * has said so. NULL-terminated.
	 */
	char **sees;
	char **changes;
	char *scratch; /* NULL for none */
	bool only_itself; /* behind a wall it may start no other program; [0] is a path then */
	bool watched; /* a program with our runtime: gets a page */
	struct page_orders orders;
	struct job **after; /* NULL-terminated: these must succeed before this one starts */
	int chain; /* how many wait for it, one after the other */
	bool urgent; /* starts before all others that can start: it may spare them */
	bool *cancelled; /* once this is true the job does not start; NULL for never */
	bool alone; /* nothing else runs beside it */
	job_done *done; /* called once, in the pool's process, after it ended or was skipped */
	void *context;

	bool finished;
	enum job_end end;
	int code; /* exit status, or the signal, or errno for NOT_STARTED */
	char *complaint; /* of NOT_STARTED: one line, where more than `code` is known; or NULL */
	bool tried_again;
	bool lost; /* the cell that it ran in is of no more use */
	int strays; /* processes that it left behind, which were killed */
	long idle_ms; /* of a watched job: since one of its threads ticked last */
	long took_ms;
	struct page *page; /* of a watched job, as it was at the end */
};

const char *job_end_word(enum job_end end);
/* Did it end by itself with exit status 0? */
bool job_succeeded(const struct job *job);

struct job *job_new(const char *name);
/* Appends a copy of one argument. */
void job_argument(struct job *job, const char *argument);
/* Appends each of the blank-separated words. */
void job_arguments(struct job *job, const char *words);
/* Appends a copy of one NAME=value. */
void job_environment(struct job *job, const char *assignment);
/* Appends a copy of one path to what it sees, or may change. */
void job_sees(struct job *job, const char *path);
void job_changes(struct job *job, const char *path);
bool job_is_of_hand_in(const struct job *job);
/* `job` starts after `before` has succeeded, and is skipped if that fails. */
void job_after(struct job *job, struct job *before);
void job_free(struct job *job);

#endif
