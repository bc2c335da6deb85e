/*
 * A mutex puts a thread to sleep, and to the kernel there is only one: a fetcher that finds the
 * mutex locked puts everybody to sleep, the holder included.
 */
#include <pthread.h>

#include "download.h"
#include "green.h"

struct half {
	int begin, end; /* its blocks, from `begin` up to but not including `end` */
};

static int received;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards received */

/* Asks the network for a block, and returns its size when it has arrived. */
static int fetch(int block)
{
	return green_yield(block);
}

static void fetcher(void *argument)
{
	const struct half *half = argument;

	for (int block = half->begin; block < half->end; block++) {
		pthread_mutex_lock(&lock);
		int before = received;
		int size = fetch(block);

		received = before + size;
		pthread_mutex_unlock(&lock);
		lab_tick();
	}
}

int download(int blocks, int (*network)(int block))
{
	struct half first = {0, blocks};
	struct half second = {blocks, 2 * blocks};

	received = 0;
	green_start(fetcher, &first);
	green_start(fetcher, &second);
	green_run(network);
	return received;
}
