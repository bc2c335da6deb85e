/*
 * The way in. This module does everything under the router's lock.
 */
#include <pthread.h>

#include "downlink.h"
#include "stats.h"

extern pthread_mutex_t router_lock; /* in stats.c */
static int received;

void downlink_receive(void)
{
	pthread_mutex_lock(&router_lock);
	received++;
	stats_count();
	pthread_mutex_unlock(&router_lock);
}

int downlink_received(void)
{
	int so_far;

	pthread_mutex_lock(&router_lock);
	so_far = received;
	pthread_mutex_unlock(&router_lock);
	return so_far;
}
