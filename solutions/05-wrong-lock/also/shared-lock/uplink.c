/*
 * The way out. This module does everything under the router's lock.
 */
#include <pthread.h>

#include "stats.h"
#include "uplink.h"

extern pthread_mutex_t router_lock; /* in stats.c */
static int sent;

void uplink_send(void)
{
	pthread_mutex_lock(&router_lock);
	sent++;
	stats_count();
	pthread_mutex_unlock(&router_lock);
}

int uplink_sent(void)
{
	int so_far;

	pthread_mutex_lock(&router_lock);
	so_far = sent;
	pthread_mutex_unlock(&router_lock);
	return so_far;
}
