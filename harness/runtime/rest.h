/*
 * Do threads with nothing to do sleep? One thread is stopped, and the others are watched until they
 * rest: see page_orders.rest, and page_rest for what came of it.
 */
#ifndef REST_H
#define REST_H

#include <stdbool.h>

/* A point where the calling thread may be stopped: in its tick, or behind its release of a lock. */
void lab_rest(bool in_tick);

#endif
