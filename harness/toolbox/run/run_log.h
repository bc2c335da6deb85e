/*
 * What a run's detector says, read from the logs that the run left: one for every process of the
 * program that had something to say.
 */
#ifndef RUN_LOG_H
#define RUN_LOG_H

#include "run/run.h"

struct run_log {
	struct findings findings; /* each with the run's seed and the path of its log */
	enum log_end end; /* of the log of the program's first process */
	char *broken; /* the detector's own words when it failed; may be NULL */
};

/* Reads all logs of a run that a detector watched. */
void run_log_read(struct run_log *log, const struct run *run);
void run_log_release(struct run_log *log);

/* Does one of its logs hold a report? False where a report does not end the detector's runs. */
bool run_log_has_report(const struct run *run);
/* Does one tell of a race in the files that a student may change? */
bool run_log_has_race(const struct run *run, const struct lab *lab);

#endif
