/*
 * No lock at all: the addition is one step that no other thread can split. What the modules'
 * locks guard is their own business. The order may be relaxed, since the number says nothing about
 * other variables, and it is read after both joins.
 */
#include <stdatomic.h>

#include "stats.h"

static atomic_int packets;

void stats_reset(void)
{
	atomic_store(&packets, 0);
}

void stats_count(void)
{
	atomic_fetch_add_explicit(&packets, 1, memory_order_relaxed);
}

int stats_packets(void)
{
	return atomic_load(&packets);
}
