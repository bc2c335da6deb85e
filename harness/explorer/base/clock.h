/* The machine's clock. The program under exploration sees a clock of its own: calls/time.c. */
#ifndef CLOCK_H
#define CLOCK_H

/* Seconds since an arbitrary moment in the past. */
double clock_seconds(void);

#endif
