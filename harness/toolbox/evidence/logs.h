/*
 * The detectors' logs, read: from the runs to findings, one for each bug however often it was
 * reported.
 */
#ifndef LOGS_H
#define LOGS_H

#include "run/runs.h"

/*
 * Also sets, for each detector that decides or has run, `<name>.runs`, `.complete` (proven to
 * have come to the end), `.broken` (the detector itself failed, with `.broken.says` or
 * `.broken.log`) and `.reporting` (runs with at least one finding). Marks the runs whose detector
 * broke down.
 */
void logs_parse(const struct runs *runs, struct findings *findings, struct conf *facts);

#endif
