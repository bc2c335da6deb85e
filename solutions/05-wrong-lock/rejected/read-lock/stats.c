/*
 * One read-write lock for both modules. Taken for reading it lets both in; only stats_packets(),
 * which wants a number that nobody changes, takes it for writing.
 */
#include <pthread.h>

#include "stats.h"

static pthread_rwlock_t stats_lock = PTHREAD_RWLOCK_INITIALIZER;
static int packets;

void stats_reset(void)
{
	packets = 0;
}

void stats_count(void)
{
	pthread_rwlock_rdlock(&stats_lock);
	packets++;
	pthread_rwlock_unlock(&stats_lock);
}

int stats_packets(void)
{
	int so_far;

	pthread_rwlock_wrlock(&stats_lock);
	so_far = packets;
	pthread_rwlock_unlock(&stats_lock);
	return so_far;
}
