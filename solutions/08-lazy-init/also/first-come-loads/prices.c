/*
 * Atomics only. The exchange picks one loader: it alone gets `false` back. A later till waits for
 * `ready`, which the loader stores with `release` when the last price is in, and which the till
 * reads with `acquire`. sched_yield() lets the loader run in case there is only one processor.
 */
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "prices.h"

static atomic_bool taken; /* somebody loads, or has loaded */
static atomic_bool ready; /* the list is complete */
static int *list; /* touched by the loader alone until ready, and then only read */

int price_of(int article)
{
	if (!atomic_exchange(&taken, true)) {
		list = malloc((size_t)articles * sizeof *list);
		load_prices(list);
		atomic_store_explicit(&ready, true, memory_order_release);
	}
	while (!atomic_load_explicit(&ready, memory_order_acquire))
		sched_yield();
	return list[article];
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
