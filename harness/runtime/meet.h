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
 * Holds a thread that ticked so often until another one ticks; see page_orders.hold. Returns true if
 * another one did, false if it gave up or need not hold. Keeps errno.
 */
bool lab_hold(void);

#endif
