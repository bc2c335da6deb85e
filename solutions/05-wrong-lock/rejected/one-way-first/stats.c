/*
 * The count has a lock of its own.
 */
#include <pthread.h>

#include "stats.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards packets */
static int packets;

void stats_reset(void)
{
	packets = 0;
}

void stats_count(void) /* the caller holds its lock */
{
	pthread_mutex_lock(&lock);
	packets++;
	pthread_mutex_unlock(&lock);
}

int stats_packets(void)
{
	return packets;
}
