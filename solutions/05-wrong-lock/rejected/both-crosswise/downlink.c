/*
 * The way in. This module does everything under its own lock; for the statistics it takes the
 * other one too.
 */
#include <pthread.h>

#include "downlink.h"
#include "stats.h"

extern pthread_mutex_t down_lock;
extern pthread_mutex_t up_lock; /* in uplink.c */

pthread_mutex_t down_lock = PTHREAD_MUTEX_INITIALIZER;
static int received;

void downlink_receive(void)
{
	pthread_mutex_lock(&down_lock);
	received++;
	pthread_mutex_lock(&up_lock);
	stats_count();
	pthread_mutex_unlock(&up_lock);
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
