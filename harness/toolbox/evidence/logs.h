/*
 * From the detectors' logs to findings, one for each bug however often it was reported.
 */
#ifndef LOGS_H
#define LOGS_H

#include "run/runs.h"

/*
 * Also sets, for each detector that decides or has run, `<name>.runs`, `.complete` (runs
 * proven to have reached their end), `.broken` (runs whose detector failed, with `.broken.says`
 * or `.broken.log`) and `.reporting` (runs with at least one finding). Marks the broken runs.
 */
void logs_parse(const struct runs *runs, struct findings *findings, struct conf *facts);

#endif
