/*
 * The lock is created where it is needed, and destroyed afterwards. So each call has its own.
 */
#include <pthread.h>

#include "stats.h"

static int packets;

void stats_reset(void)
{
	packets = 0;
}

void stats_count(void)
{
	pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;

	pthread_mutex_lock(&stats_lock);
	packets++;
	pthread_mutex_unlock(&stats_lock);
}

int stats_packets(void)
{
	return packets;
}
