/*
 * The detectors' logs, read: from the runs to findings, one for each bug however often it was
 * reported. A new detector is one parser and one line of the table in logs.c.
 */
#ifndef LOGS_H
#define LOGS_H

#include "evidence/finding.h"
#include "run/runs.h"

/*
 * Also sets, for each detector, `<name>.runs`, `.complete` (proven to have come to the end),
 * `.broken` (the detector itself failed, with `.broken.says` or `.broken.log`) and
 * `.reporting` (runs with at least one finding). Marks the runs whose detector broke down.
 */
void logs_parse(const struct runs *runs, struct findings *findings, struct conf *facts);

/* Does the run's log tell of a race in the student's files? */
bool logs_tell_race(struct run *run, const struct lab *lab);

/* The names of the detectors, ended by NULL: the variants whose logs can be read. */
extern const char *const detector_names[];

#endif
