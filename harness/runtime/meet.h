/*
 * Two short waits for another thread, which bring together threads that would run one after
 * the other. Both give up after a while, so neither can hang a program.
 */
#ifndef MEET_H
#define MEET_H

/* Waits until another thread is up too; see page_orders.rendezvous. */
void lab_rendezvous(void);
/* Holds a thread that ticked once until another one ticks; see page_orders.hold. Keeps errno. */
void lab_hold(void);

#endif
