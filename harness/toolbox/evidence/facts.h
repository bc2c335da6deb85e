/*
 * From runs and findings to facts: counts and quotations, `key = value`, in evidence.conf.
 *
 * They hold no judgement: the rubric reads them and decides. harness/README.md lists them.
 */
#ifndef FACTS_H
#define FACTS_H

#include "run/runs.h"

/* How the runs ended, what they printed, how much work they did and whether side by side. */
void facts_of_runs(const struct runs *runs, struct conf *facts);
/*
 * Counts of findings for each tool and kind, and a story of the first of each. logs_parse() has
 * told which detectors have facts.
 */
void facts_of_findings(const struct findings *findings, const struct lab *lab, struct conf *facts);

/* "`i`: write in increment() at accumulator.c:14 and ...": a finding in one line. */
void finding_story(const struct finding *finding, const char *files, struct text *story);

#endif
