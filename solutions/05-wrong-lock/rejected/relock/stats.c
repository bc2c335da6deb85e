/*
 * One of the two existing locks, up_lock, is to guard the statistics as well. But the uplink holds
 * it already when it calls stats_count().
 */
#include <pthread.h>

#include "stats.h"

extern pthread_mutex_t up_lock; /* in uplink.c; guards packets too */

static int packets;

void stats_reset(void)
{
	packets = 0;
}

void stats_count(void)
{
	pthread_mutex_lock(&up_lock);
	packets++;
	pthread_mutex_unlock(&up_lock);
}

int stats_packets(void)
{
	int so_far;

	pthread_mutex_lock(&up_lock);
	so_far = packets;
	pthread_mutex_unlock(&up_lock);
	return so_far;
}
