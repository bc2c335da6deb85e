/*
 * Statistics must not slow the router down: whoever does not get the lock at once goes on without
 * counting.
 */
#include <pthread.h>

#include "stats.h"

static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER; /* guards packets */
static int packets;

void stats_reset(void)
{
	packets = 0;
}

void stats_count(void)
{
	if (pthread_mutex_trylock(&stats_lock) != 0)
		return;
	packets++;
	pthread_mutex_unlock(&stats_lock);
}

int stats_packets(void)
{
	int so_far;

	pthread_mutex_lock(&stats_lock);
	so_far = packets;
	pthread_mutex_unlock(&stats_lock);
	return so_far;
}
