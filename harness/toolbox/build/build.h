/*
 * From src/ to bin/: compiles, renames the calls that the runtime stands in for, links.
 *
 * build_add() puts the jobs of one variant at one size into the pool; its last job can be
 * waited for by the runs. build_report() reads afterwards what the compiler said.
 */
#ifndef BUILD_H
#define BUILD_H

#include "house/work_folder.h"
#include "process/pool.h"

enum { BUILD_FILES = 16 };

struct build {
	const struct build *before; /* the last one of the same files */
	char variant[32];
	long rounds; /* 0: no size is given */
	char *program;
	struct build_file {
		struct job *compile; /* whose failure is the source's */
		struct job *last; /* after which the object is there; what is between is ours */
		char *object; /* where there are no jobs: of an earlier build */
		char *made_by; /* the commands that make it, but for names; NULL where unknown */
		char *kept; /* where it is kept for the next build; NULL when it is not */
		char *messages; /* the file with the compiler's words */
	} file[BUILD_FILES];
	int files;
	struct job *linked;
	char *link_messages;
};

/* What `before` and those before it make of the same file with the same flags is not made again. */
void build_add(struct build *build, const struct build *before, struct pool *pool,
	const struct work_folder *work, const char *variant, long rounds);

enum build_end {
	BUILD_GOOD,
	BUILD_FAILED, /* the source is wrong: see `first_error` */
	BUILD_TOO_MUCH, /* the compiler ran into a limit */
	BUILD_OUR_FAULT, /* a driver did not compile, no compiler, ... */
};

/*
 * How it ended. `first_error` gets one line, "accumulator.c:12:3: error: ...", with paths
 * relative to src/; `log` the file to look at (owned by the build).
 */
enum build_end build_report(const struct build *build, const struct work_folder *work,
	struct text *first_error, const char **log);
void build_release(struct build *build);

/* Limits of one compiler run. */
struct limits build_limits(void);

#endif
