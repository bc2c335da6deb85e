/*
 * The way out. It takes the lock of the statistics, besides its own.
 */
#include <pthread.h>

#include "stats.h"
#include "uplink.h"

static pthread_mutex_t up_lock = PTHREAD_MUTEX_INITIALIZER; /* guards sent */
extern pthread_mutex_t stats_lock; /* in stats.c; guards packets */
static int sent;

void uplink_send(void)
{
	pthread_mutex_lock(&up_lock);
	sent++;
	pthread_mutex_lock(&stats_lock);
	stats_count();
	pthread_mutex_unlock(&stats_lock);
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
