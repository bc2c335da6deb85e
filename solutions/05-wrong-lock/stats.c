/*
 * The smallest fix: the statistics have a lock of their own, and take it themselves.
 *
 * It suffices because every access of `packets` is in this file, and those that may run beside
 * another thread are under `stats_lock`. Which other locks the caller holds does not matter: no
 * other thread that counts has to take them.
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
	pthread_mutex_lock(&stats_lock);
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
