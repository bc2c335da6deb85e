/*
 * The statistics have a lock of their own, for callers that hold none yet. The uplink takes it; the
 * downlink has a lock already.
 */
#include <pthread.h>

#include "stats.h"

extern pthread_mutex_t stats_lock; /* uplink.c has the same line */

pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;
static int packets;

void stats_reset(void)
{
	packets = 0;
}

void stats_count(void) /* the caller holds a lock */
{
	packets++;
}

int stats_packets(void)
{
	int so_far;

	pthread_mutex_lock(&stats_lock);
	so_far = packets;
	pthread_mutex_unlock(&stats_lock);
	return so_far;
}
