/*
 * A clock that only goes forward, for time limits and durations.
 */
#ifndef CLOCK_H
#define CLOCK_H

/* Milliseconds since some fixed moment. */
long now_ms(void);

#endif
