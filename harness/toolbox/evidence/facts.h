/*
 * From runs and findings to facts: counts and quotations, `key = value`, in evidence.conf.
 *
 * They hold no judgement: the rubric reads them and decides. harness/README.md lists them.
 */
#ifndef FACTS_H
#define FACTS_H

#include "evidence/finding.h"
#include "run/runs.h"

/* How the runs ended, what they printed, how much work they did and whether side by side. */
void facts_of_runs(const struct runs *runs, struct conf *facts);
/* Counts of findings for each tool and kind, and a story of the first of each. */
void facts_of_findings(const struct findings *findings, const struct lab *lab, struct conf *facts);

/* Does the innermost line of the program in any of its stacks stand in an editable file? */
bool finding_is_in_edited(const struct finding *finding, const struct lab *lab);

/* "`i`: write in increment() at accumulator.c:14 and ...": a finding in one line. */
void finding_story(const struct finding *finding, const char *files, struct text *story);

/* Ran to its end: main returned, or the program called exit(). */
bool run_came_to_an_end(const struct run *run);

/* Adds one to a counter; a key that is not there counts from 0. */
void count_up(struct conf *facts, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Keeps the first value only: the example that a message quotes. */
void set_first(struct conf *facts, const char *key, const char *value);

#endif
