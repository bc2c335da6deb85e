/* The log: one JSON object a line. Addresses are numbers; the toolbox turns them into names. */
#ifndef LOG_H
#define LOG_H

#include "search/explore.h"
#include "search/schedule.h"

#include <stdio.h>

/* How much of the schedule of a finding is logged. */
enum shown { SHOWN_NOTHING, SHOWN_SCHEDULE, SHOWN_EVENTS };

void log_ending(FILE *log, int number, enum shown shown);
void log_race(FILE *log, int number, enum shown shown);
/* The step after the schedule, by `thread`, killed the process with `signal` (0: it exited). */
void log_death(FILE *log, struct schedule *schedule, int thread, int signal);
/* A schedule that was replayed: its events and its end. */
void log_replay(FILE *log, struct schedule *schedule);
void log_verdict(FILE *log, const struct exploration *exploration);

#endif
