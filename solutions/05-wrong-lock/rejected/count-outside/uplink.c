/*
 * The way out. This module does everything under its own lock; the statistics are not its
 * business.
 */
#include <pthread.h>

#include "stats.h"
#include "uplink.h"

static pthread_mutex_t up_lock = PTHREAD_MUTEX_INITIALIZER;
static int sent;

void uplink_send(void)
{
	pthread_mutex_lock(&up_lock);
	sent++;
	pthread_mutex_unlock(&up_lock);
	stats_count();
}

int uplink_sent(void)
{
	int so_far;

	pthread_mutex_lock(&up_lock);
	so_far = sent;
	pthread_mutex_unlock(&up_lock);
	return so_far;
}
