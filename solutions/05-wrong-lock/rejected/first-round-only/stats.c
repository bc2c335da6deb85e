/*
 * A thread takes the lock of the statistics for its first packet, and no longer after that: the
 * module that calls holds a lock of its own.
 */
#include <pthread.h>
#include <stdbool.h>

#include "stats.h"

static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER; /* guards packets */
static int packets;
static _Thread_local bool has_counted;

void stats_reset(void)
{
	packets = 0;
}

void stats_count(void)
{
	if (has_counted) {
		packets++;
		return;
	}
	pthread_mutex_lock(&stats_lock);
	packets++;
	pthread_mutex_unlock(&stats_lock);
	has_counted = true;
}

int stats_packets(void)
{
	return packets;
}
