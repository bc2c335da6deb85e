/*
 * From src/ to bin/: compiles, redirects calls to the runtime, links.
 *
 * build_add() adds to the pool the jobs that build one variant; runs wait for the last
 * of them, `linked`. After the pool ran, build_report() reads what the compiler said.
 */
#ifndef BUILD_H
#define BUILD_H

#include "build/hooks.h"
#include "house/work_folder.h"
#include "process/pool.h"

enum { BUILD_FILES = 16 };

struct build {
	struct build *before; /* the previous build of the same files, or NULL */
	char variant[32];
	char *program;
	struct build_file {
		struct job *compile; /* if it fails, the source is wrong */
		struct job *last; /* makes the object; if only this fails, the fault is ours */
		char *object; /* without jobs, an earlier build's */
		char *made_by; /* the commands that make it, without outputs; NULL if unknown */
		char *kept; /* where to keep it for the next build; NULL for nowhere */
		char *messages; /* the file of the compiler's messages */
		char *name; /* of the source */
		char *listing; /* the file that is compiled again; NULL if there is none */
		const struct hooks_manner *hooks;
		char *unhooked; /* an access that cannot be hooked, "net.c:4: ..."; may be NULL */
		const struct build_file *same; /* of an earlier build, whose object this is */
	} file[BUILD_FILES];
	int files;
	struct job *linked;
	char *link_messages;
	/* Of the first build, whose steps go before all others: what it shows spares them. */
	bool uncompiled; /* a source does not compile */
	bool hopeless; /* nor is the program linked */
};

/*
 * Takes from `before`, and from the builds before it, every object that the same commands make.
 * Once the first build has failed, no step of another one begins.
 */
void build_add(struct build *build, struct build *before, struct pool *pool,
	const struct work_folder *work, const char *variant);

enum build_end {
	BUILD_GOOD,
	BUILD_FAILED, /* the source is wrong: see `first_error` */
	BUILD_TOO_MUCH, /* the compiler ran into a limit */
	BUILD_OUR_FAULT, /* no compiler, a step after it failed, ... */
};

/*
 * Says how the build ended. On failure `first_error` gets one line, with paths relative to src/:
 * "accumulator.c:12:3: error: ...". `log` is the file to look at, which the build owns.
 */
enum build_end build_report(const struct build *build, const struct work_folder *work,
	struct text *first_error, const char **log);
void build_release(struct build *build);

/*
 * "net.c:4: inline assembly, whose accesses cannot be seen": the first access in the program that
 * has no hook, so that neither the explorer nor a detector that needs hooks would see it. NULL if
 * there is none.
 */
const char *build_unhooked(const struct build *build);

/* All that is compiled and linked for one hand-in takes no longer than that. */
enum { BUILD_SECONDS = 90 };

/* The limits of one run of the compiler. */
struct limits build_limits(void);
/*
 * Says what a compiler, or a tool of its kind, sees and may change: the sources and headers, the
 * runtime, what was kept, and the folders of what is built.
 */
void build_room(const struct work_folder *work, struct job *job);
/*
 * Adds the compiler and all of its flags for the source `name`. Of `work` only house and lab are
 * looked at.
 */
void build_compiler(
	const struct work_folder *work, const char *variant, const char *name, struct job *job);
/* Adds the options that say where a program's headers are. */
void build_includes(const struct work_folder *work, struct job *job);

#endif
