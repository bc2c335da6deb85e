/*
 * A thread that counts for the whole router holds both modules' locks, and all threads take them in
 * the same order: up_lock first. A variable that is written only under both locks may be read under
 * either of them; here that costs more than it gains.
 */
#include <pthread.h>

#include "stats.h"
#include "uplink.h"

extern pthread_mutex_t up_lock; /* guards sent */
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
