/*
 * Before the first packet comes in, all packets have time to go out.
 */
#include <pthread.h>
#include <unistd.h>

#include "downlink.h"
#include "stats.h"

static pthread_mutex_t down_lock = PTHREAD_MUTEX_INITIALIZER;
static int received;

void downlink_receive(void)
{
	pthread_mutex_lock(&down_lock);
	if (received == 0)
		usleep(500000);
	received++;
	stats_count();
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
