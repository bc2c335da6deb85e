/*
 * A clock that only goes forward, for time limits and durations; and what was computed meanwhile.
 */
#ifndef CLOCK_H
#define CLOCK_H

/* Milliseconds since some fixed moment. */
long now_ms(void);
/* Milliseconds of processor time: this process, and all below it that have ended. */
long cpu_ms(void);

#endif
