/*
 * The way in. The lock of the other module comes first, although this module's own work does not
 * need it: two locks that are held together are taken in the same order everywhere.
 */
#include <pthread.h>

#include "downlink.h"
#include "stats.h"

extern pthread_mutex_t up_lock; /* in uplink.c */
extern pthread_mutex_t down_lock; /* guards received */

pthread_mutex_t down_lock = PTHREAD_MUTEX_INITIALIZER;
static int received;

void downlink_receive(void)
{
	pthread_mutex_lock(&up_lock);
	pthread_mutex_lock(&down_lock);
	received++;
	stats_count();
	pthread_mutex_unlock(&down_lock);
	pthread_mutex_unlock(&up_lock);
}

int downlink_received(void)
{
	int so_far;

	pthread_mutex_lock(&down_lock);
	so_far = received;
	pthread_mutex_unlock(&down_lock);
	return so_far;
}
