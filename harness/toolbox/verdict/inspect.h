/*
 * One pass over one submission: stage, build, audit, run, parse. Whatever judges or shows a program
 * goes through here.
 *
 * Steps:
 *   1. inspect_open() makes the work folder and stages the files.
 *   2. inspect_build() builds the variants of a plan and audits the files.
 *   3. inspect_run() runs the plan and writes runs.json and findings.json. Another plan may follow:
 *      its runs are added.
 *   4. inspect_close() releases everything. The files stay in the work folder.
 *
 * Every step adds to `facts`; inspect_save() writes them to evidence.conf.
 */
#ifndef INSPECT_H
#define INSPECT_H

#include "build/audit.h"
#include "detectors/finding.h"
#include "evidence/exploration.h"
#include "run/runs.h"

enum { INSPECT_BUILDS = 8 };

struct inspection {
	struct work_folder work;
	struct pool pool;
	struct build builds[INSPECT_BUILDS];
	int build_count;
	struct audit audit;
	struct runs runs;
	struct findings findings;
	struct conf facts;
};

struct inspect_options {
	const char *who; /* the folder under build/ */
	bool all_detectors; /* run Helgrind even where ThreadSanitizer has reported a race */
	bool witnesses; /* run the detectors that decide nothing, too */
	const char *submission; /* folder with the editable files; NULL for the shipped ones */
	const char *unusable; /* why no submission can be staged, one line; NULL if one can */
	const char *handed_by, *handed_at; /* see struct origin; NULL for the reader's own */
	const struct conf *handed_as; /* the same */
	bool sparse; /* files missing from the submission are taken as shipped */
	unsigned long seed;
	char **arguments; /* of the program; may be NULL */
	long rounds; /* the size; 0 for the lab's own */
	void (*progress)(const struct pool *pool, void *context);
	void *progress_context;
};

/* False, with one line in `complaint`, when the submission cannot be staged. */
bool inspect_open(struct inspection *inspection, const struct house *house, const struct lab *lab,
	const struct inspect_options *options, struct text *complaint);
/*
 * False when a variant was not built. The fact build.status is then "failed", "refused" or
 * "too-much", which is the submission's fault, or "broken", which is ours; build.error and
 * build.log say more.
 */
bool inspect_build(struct inspection *inspection, const struct plan_row *plan, bool audit,
	const struct inspect_options *options);
/* Has the audit nothing to refuse? What it refuses is not run. */
bool inspect_is_fair(const struct inspection *inspection);
/* `count`: runs of each row, 0 for the plan's own number. */
void inspect_run(struct inspection *inspection, const struct plan_row *plan, int count);
/* Explores the program, whose variant `explore` must have been built. */
void inspect_explore(struct inspection *inspection, struct exploration *exploration,
	const struct explore_options *options);
/*
 * Does so with the lab's own options and adds the facts explore.*. `states` replaces the lab's
 * budget unless it is 0.
 */
void inspect_explore_facts(struct inspection *inspection, unsigned long states);
/* Judges, by altering it, whether the work of a program that is right so far reaches its result. */
void inspect_altered(struct inspection *inspection);
void inspect_save(struct inspection *inspection);
void inspect_close(struct inspection *inspection);

/* Copies every fact of `from` to `to`, replacing those of the same key. */
void facts_copy(struct conf *to, const struct conf *from);

#endif
