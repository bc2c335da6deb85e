/*
 * The clock that only goes forward, for limits and for how long something took.
 */
#ifndef CLOCK_H
#define CLOCK_H

long now_ms(void);

#endif
