/*
 * lab_tick(): how often each thread has called it. That is counted only where somebody knows how
 * often it should be: it makes states differ that are otherwise the same.
 */
#ifndef CALLS_TICKS_H
#define CALLS_TICKS_H

#include <stdbool.h>

/* "2,3": one thread should tick twice, and another one three times. */
void ticks_expect(const char *list);
/* Has every thread ticked as often as it should, up to now? True where nobody knows. */
bool ticks_are_right(void);

#endif
