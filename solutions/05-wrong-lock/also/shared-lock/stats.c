/*
 * Here the contract stays as it was, "the caller holds the lock", and says which: there is one
 * lock for the whole router, made here, and both modules use it instead of one of their own. It
 * guards `sent`, `received` and `packets`. Simple; but now the two directions wait for each other
 * in everything that the modules do.
 */
#include <pthread.h>

#include "stats.h"

extern pthread_mutex_t router_lock; /* uplink.c and downlink.c have the same line */

pthread_mutex_t router_lock = PTHREAD_MUTEX_INITIALIZER;
static int packets;

void stats_reset(void)
{
	packets = 0;
}

void stats_count(void) /* the caller holds router_lock */
{
	packets++;
}

int stats_packets(void)
{
	int so_far;

	pthread_mutex_lock(&router_lock);
	so_far = packets;
	pthread_mutex_unlock(&router_lock);
	return so_far;
}
