/*
 * Two short waits for another thread, which make threads overlap that would otherwise run one
 * after the other. Both give up in the end, so neither can hang a program.
 */
#ifndef MEET_H
#define MEET_H

#include <stdbool.h>

/* Waits until another thread has started too; see page_orders.rendezvous. */
void lab_rendezvous(void);
/*
 * Holds a thread that has ticked as often as page_orders.hold says until another one ticks. Returns
 * true if another one did, false if it gave up or need not hold. Keeps errno.
 */
bool lab_hold(void);

#endif
