/*
 * What the explorer finds out about a program: its log, with names beside the addresses.
 *
 *   1. exploration_run() checks that the explorer models every call of the program, and runs the
 *      `explore` variant in the sandbox.
 *   2. `json` is then the whole log as one object, which exploration.json in the work folder holds
 *      as well: the numbers of the verdict at the top, and "races" and "endings", each with its
 *      schedule and its events. Beside every "pc" stand its "function", "file" and "line", beside
 *      every "address" that has a name its "variable".
 *   3. exploration_facts() adds the facts that the rubric reads.
 */
#ifndef EXPLORATION_H
#define EXPLORATION_H

#include "base/json.h"
#include "build/build.h"

struct explore_options {
	unsigned long states; /* at most; 0: no limit. A verdict rests on this, not on a clock */
	double seconds; /* at most, for the search; 0: no limit */
	unsigned long seed;
	long rounds; /* the size of a lab's program; 0 for a program without sizes */
	const char *view; /* "all", "last" or "sorted": how printed outcomes are compared */
	const char *right; /* the right outcome; NULL if unknown */
	const char *ticks; /* how often each thread should tick, as in lab.conf; NULL if unknown */
	const char *schedule; /* replays only this one; NULL explores */
	char **arguments; /* of the program; may be NULL */
	/* Told the number of states and the seconds from time to time; may be NULL. */
	void (*progress)(unsigned long states, double seconds);
};

struct exploration {
	json_t *json; /* NULL without a log */
	char *refused; /* why the program cannot be explored; NULL if it can */
	char *program;
};

/* Reads a lab's options from its lab.conf; a program of one's own gets defaults. */
void explore_options_init(struct explore_options *options, const struct lab *lab);

/* `build` is the variant `explore` in `work`. */
void exploration_run(struct exploration *exploration, const struct work_folder *work,
	const struct build *build, const struct explore_options *options);
void exploration_release(struct exploration *exploration);

/* "deterministic", "broken", "not exhausted" or "cannot explore". */
const char *exploration_verdict(const struct exploration *exploration);
/* True if all schedules were tried, whatever the verdict. */
bool exploration_is_complete(const struct exploration *exploration);
/* Sets the facts explore.verdict, .kind, .story, .states, ... */
void exploration_facts(const struct exploration *exploration, struct conf *facts);
/* A race or an ending in one line. The caller frees it. */
char *race_story(const json_t *race);
char *ending_story(const json_t *ending);
/* Did the program end by itself, so that what it printed is an outcome? */
bool ending_is_outcome(const json_t *ending);
/* What is to be added where it printed what is right, but left some of its work undone; or "". */
const char *ending_undone(const json_t *ending);

/*
 * In exploration_place.c: the line to look at first, "a.c:23", which is in one of `files`; NULL
 * when there is none. The caller frees it.
 */
char *exploration_place(const struct exploration *exploration, const char *files);

/* In exploration_names.c: adds the names to `json`; `scratch` is a file it may overwrite. */
void exploration_name(
	json_t *json, const char *symbolizer, const char *program, const char *scratch);

#endif
