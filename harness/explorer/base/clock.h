/* The machine's clock. The program under exploration sees a clock of its own: calls/time.c. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>

/* Seconds since an arbitrary moment in the past. */
double clock_seconds(void);
/* Is it later than that moment? 0 is a moment that never comes. */
bool clock_is_past(double moment);

#endif
