/*
 * One pass over one submission: stage, build, audit, run, parse. Everything that judges or shows
 * a program does it through here.
 *
 * Steps:
 *   1. inspect_open() makes the work folder and stages the files.
 *   2. inspect_build() builds the variants of a plan and audits the files.
 *   3. inspect_run() runs the plan and writes runs.json, findings.json; more than one plan
 *      may be run, the runs add up.
 *   4. inspect_close() gives everything back. The files stay in the work folder.
 *
 * The facts of all steps gather in `facts`; inspect_save() writes them to evidence.conf.
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
	bool all_detectors; /* Helgrind too, where ThreadSanitizer has told a race */
	bool witnesses; /* the detectors too that decide nothing */
	const char *submission; /* folder with the editable files; NULL for the shipped ones */
	bool sparse; /* what the submission lacks is taken as shipped */
	unsigned long seed;
	char **arguments; /* of the program; may be NULL */
	long rounds; /* instead of the lab's sizes; 0 for those */
	void (*progress)(const struct pool *pool, void *context);
	void *progress_context;
};

/* False, with one line in `complaint`, when the submission cannot even be staged. */
bool inspect_open(struct inspection *inspection, const struct house *house, const struct lab *lab,
	const struct inspect_options *options, struct text *complaint);
/*
 * False when nothing can run: then build.status says "failed", "too-much" (the submission's
 * fault) or "broken" (ours), with build.error and build.log.
 */
bool inspect_build(struct inspection *inspection, const struct plan_row *plan, bool audit,
	const struct inspect_options *options);
/* `count`: runs a row, 0 for the plan's own. */
void inspect_run(struct inspection *inspection, const struct plan_row *plan, int count);
/* Explores the program; the variant `explore` must have been built. */
void inspect_explore(struct inspection *inspection, struct exploration *exploration,
	const struct explore_options *options);
/*
 * The same with the options of the lab, and adds explore.* to the facts. `states`: the budget
 * instead of the lab's, 0 for the lab's own.
 */
void inspect_explore_facts(struct inspection *inspection, unsigned long states);
void inspect_save(struct inspection *inspection);
void inspect_close(struct inspection *inspection);

/* Adds all of `from` to `to`, replacing what is there. */
void facts_copy(struct conf *to, const struct conf *from);

#endif
