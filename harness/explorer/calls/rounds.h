/*
 * lab_rounds(): how large a lab's program is. It never changes, so that asking is no step.
 */
#ifndef CALLS_ROUNDS_H
#define CALLS_ROUNDS_H

void rounds_set(int rounds);

#endif
