/* The machine's time. The program under exploration has one of its own: calls/time.c. */
#ifndef CLOCK_H
#define CLOCK_H

/* Seconds since some moment in the past. */
double clock_seconds(void);

#endif
