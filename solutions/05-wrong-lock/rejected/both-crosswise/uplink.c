/*
 * The way out. This module does everything under its own lock; for the statistics it takes the
 * other one too.
 */
#include <pthread.h>

#include "stats.h"
#include "uplink.h"

extern pthread_mutex_t up_lock;
extern pthread_mutex_t down_lock; /* in downlink.c */

pthread_mutex_t up_lock = PTHREAD_MUTEX_INITIALIZER;
static int sent;

void uplink_send(void)
{
	pthread_mutex_lock(&up_lock);
	sent++;
	pthread_mutex_lock(&down_lock);
	stats_count();
	pthread_mutex_unlock(&down_lock);
	pthread_mutex_unlock(&up_lock);
}

int uplink_sent(void)
{
	int so_far;

	pthread_mutex_lock(&up_lock);
	so_far = sent;
	pthread_mutex_unlock(&up_lock);
	return so_far;
}
