/*
 * What the explorer finds out about a program: its log, read, with names in place of addresses.
 *
 *   1. exploration_run() looks whether all that the program calls is modelled, and runs the program
 *      that the `explore` variant made, in the sandbox.
 *   2. `json` is then the whole log as one object, and in exploration.json in the work folder:
 *      the numbers of the verdict at the top, "races" and "endings" below, each with its schedule
 *      and its events. Every "pc" has got "function", "file" and "line" beside it, every "address"
 *      a "variable" where it has a name.
 *   3. exploration_facts() puts into the evidence what the rubric reads.
 */
#ifndef EXPLORATION_H
#define EXPLORATION_H

#include "base/json.h"
#include "build/build.h"

struct explore_options {
	unsigned long states; /* at most; 0: no limit. What a verdict rests on is not a clock */
	double seconds; /* 0: no limit of the search's own */
	unsigned long seed;
	const char *view; /* "all", "last" or "sorted": how printed outcomes are compared */
	const char *right; /* the right outcome, NULL when nobody knows */
	const char *schedule; /* run this one alone; NULL: explore */
	char **arguments; /* of the program; may be NULL */
};

struct exploration {
	json_t *json; /* NULL when there is no log */
	char *refused; /* why it cannot be explored, NULL when it can */
	char *program;
};

/* How a lab wants to be explored, from its lab.conf; defaults for a program of one's own. */
void explore_options_init(struct explore_options *options, const struct lab *lab);

/* `build` made the variant `explore` in `work`. */
void exploration_run(struct exploration *exploration, const struct work_folder *work,
	const struct build *build, const struct explore_options *options);
void exploration_release(struct exploration *exploration);

/* "deterministic", "broken", "not exhausted" or "cannot explore". */
const char *exploration_verdict(const struct exploration *exploration);
/* Were all schedules tried, whatever came out? */
bool exploration_is_complete(const struct exploration *exploration);
/* Facts: explore.verdict, .kind, .story, .states, ... */
void exploration_facts(const struct exploration *exploration, struct conf *facts);
/* What a race or an ending is, in one line. The caller frees it. */
char *race_story(const json_t *race);
char *ending_story(const json_t *ending);

/* In exploration_names.c: puts the names in. */
void exploration_name(json_t *json, const char *program, const char *scratch);

#endif
