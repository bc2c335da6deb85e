/*
 * A run's detector logs, read into findings. Each process of the program that the detector
 * reports on leaves one.
 */
#ifndef RUN_LOG_H
#define RUN_LOG_H

#include "run/run.h"

struct run_log {
	struct findings findings; /* each with the run's seed and the path of its log */
	enum log_end end; /* how the log of the program's first process ends */
	char *broken; /* a detector's own account of its failure; may be NULL */
};

/* Reads all logs of a run, which must have a detector. */
void run_log_read(struct run_log *log, const struct run *run);
void run_log_release(struct run_log *log);

/* True if a log holds a report; always false if a report does not end the detector's runs. */
bool run_log_has_report(const struct run *run);
/* True if a log tells of a race in the files that a student may edit. */
bool run_log_has_race(const struct run *run, const struct lab *lab);

#endif
