/*
 * The way in. The statistics are left to the other module.
 */
#include <pthread.h>

#include "downlink.h"

static pthread_mutex_t down_lock = PTHREAD_MUTEX_INITIALIZER;
static int received;

void downlink_receive(void)
{
	pthread_mutex_lock(&down_lock);
	received++;
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
