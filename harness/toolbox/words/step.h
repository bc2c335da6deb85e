/*
 * One step of a schedule in a few words, short enough for a column: "writes i: 3", "lock m".
 */
#ifndef STEP_H
#define STEP_H

#include <jansson.h>

/*
 * Values of an event's "choice" for waits that ended by themselves, and for a clock that shows the
 * later date of the explorer's calls/time.c. They are part of the explorer's log format: its
 * CHOICE_TIMEOUT and CHOICE_SPURIOUS.
 */
enum { STEP_OTHER_DATE = 1, STEP_TIMED_OUT = 30, STEP_SPURIOUS = 31 };

/* A step that was taken, an element of "events". The caller frees it. */
char *step_taken(const json_t *event);
/* A step that a thread is stuck in at the end, an element of "living". The caller frees it. */
char *step_stuck(const json_t *waiter);

#endif
