/*
 * The lock for the statistics has the same name as in uplink.c. But it is `static` here too: two
 * files, two locks.
 */
#include <pthread.h>

#include "downlink.h"
#include "stats.h"

static pthread_mutex_t down_lock = PTHREAD_MUTEX_INITIALIZER; /* guards received */
static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER; /* guards packets */
static int received;

void downlink_receive(void)
{
	pthread_mutex_lock(&down_lock);
	received++;
	pthread_mutex_lock(&stats_lock);
	stats_count();
	pthread_mutex_unlock(&stats_lock);
	pthread_mutex_unlock(&down_lock);
}

int downlink_received(void)
{
	int so_far;

	pthread_mutex_lock(&down_lock);
	so_far = received;
	pthread_mutex_unlock(&down_lock);
	return so_far;
}
