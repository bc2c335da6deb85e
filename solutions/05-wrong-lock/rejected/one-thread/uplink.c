/*
 * The way out. As many packets come in as go out, so this module counts those, too.
 */
#include <pthread.h>

#include "stats.h"
#include "uplink.h"

static pthread_mutex_t up_lock = PTHREAD_MUTEX_INITIALIZER; /* guards sent, and the statistics */
static int sent;

void uplink_send(void)
{
	pthread_mutex_lock(&up_lock);
	sent++;
	stats_count();
	stats_count(); /* for the packet that comes in meanwhile */
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
