/*
 * From runs and findings to facts: counts and quotations, `key = value`, in evidence.conf.
 *
 * Facts do not judge: the rubric reads them and decides. harness/README.md lists them.
 */
#ifndef FACTS_H
#define FACTS_H

#include "run/runs.h"

/* How the runs ended, what they printed, and how much work they did, concurrently or not. */
void facts_of_runs(const struct runs *runs, struct conf *facts);
/*
 * Counts of findings for each tool and kind, and a story of the first of each. Comes after
 * logs_parse(), which decides which detectors have facts.
 */
void facts_of_findings(const struct findings *findings, const struct lab *lab, struct conf *facts);

/* A finding in one line: "`i`: write in increment() at accumulator.c:14 and ...". */
void finding_story(const struct finding *finding, const char *files, struct text *story);

#endif
