/*
 * Disturbance: points where another thread may get ahead, and a processor for each thread.
 * struct page_orders says how much; disturb.c says why.
 */
#ifndef DISTURB_H
#define DISTURB_H

#include <stdint.h>

/* Returns the next number of a pseudo-random sequence. */
uint64_t lab_mix(uint64_t value);

/* A point where another thread may get ahead. Leaves errno alone. */
void lab_disturb(void);
/* Called in a forked process, so that it does not repeat its parent's throws. */
void lab_drop_dice(void);

/* Called before any thread is made: threads inherit the processors of their creator. */
void lab_note_processors(void);
/* Moves the calling thread to a processor of its own. */
void lab_spread(void);

#endif
