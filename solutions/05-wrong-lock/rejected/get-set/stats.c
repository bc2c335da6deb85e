/*
 * Every access of `packets` is under the lock, but each one separately. Between the load and the
 * store the lock is free.
 */
#include <pthread.h>

#include "stats.h"

static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER; /* guards packets */
static int packets;

static void stats_set(int so_far)
{
	pthread_mutex_lock(&stats_lock);
	packets = so_far;
	pthread_mutex_unlock(&stats_lock);
}

void stats_reset(void)
{
	stats_set(0);
}

void stats_count(void)
{
	stats_set(stats_packets() + 1);
}

int stats_packets(void)
{
	int so_far;

	pthread_mutex_lock(&stats_lock);
	so_far = packets;
	pthread_mutex_unlock(&stats_lock);
	return so_far;
}
