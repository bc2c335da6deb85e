/*
 * A job: one process to run, its limits, and how it ended.
 *
 * The asker fills in the first half, pool_run() the second. Strings and arrays in the first
 * half belong to the job and are freed with it.
 */
#ifndef JOB_H
#define JOB_H

#include "base/text.h"
#include "runtime/page.h"

/* enum, word */
#define JOB_ENDS(X)                                                              \
	X(NOT_RUN, "not-run") /* skipped: what it needs failed, or cancelled */  \
	X(EXITED, "exited")                                                      \
	X(KILLED, "killed") /* by a signal of its own: `code` */                 \
	X(TIMED_OUT, "timed-out")                                                \
	X(DEADLOCKED, "deadlocked") /* every thread waits, proven by the page */ \
	X(FLOODED, "flooded") /* more output than allowed */                     \
	X(TOO_LARGE, "too-large") /* more memory than allowed */                 \
	X(NOT_STARTED, "not-started") /* our side: no fork, no exec */

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
	bool watched; /* a program with our runtime: gets a page */
	struct page_orders orders;
	struct job **after; /* NULL-terminated: must have ended well before this one starts */
	bool *cancelled; /* when set to true meanwhile, do not start */
	bool alone; /* nothing else runs beside it */
	job_done *done; /* called once in the pool's process when it ended or was skipped */
	void *context;

	bool finished;
	enum job_end end;
	int code; /* exit status, or the signal, or errno for NOT_STARTED */
	int strays; /* processes it left behind, killed */
	long took_ms;
	struct page *page; /* the page as it was at the end, of a watched job */
};

const char *job_end_word(enum job_end end);
/* Ended by itself with exit status 0. */
bool job_succeeded(const struct job *job);

struct job *job_new(const char *name);
/* Appends one argument; the copy is the job's. */
void job_argument(struct job *job, const char *argument);
/* Appends every blank-separated word. */
void job_arguments(struct job *job, const char *words);
void job_environment(struct job *job, const char *assignment);
/* Appends one that must have ended well before. */
void job_after(struct job *job, struct job *before);
void job_free(struct job *job);

#endif
