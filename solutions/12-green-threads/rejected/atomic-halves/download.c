/*
 * An atomic load and an atomic store, with a yield in between.
 */
#include <stdatomic.h>

#include "download.h"
#include "green.h"

struct half {
	int begin, end; /* its blocks, from `begin` up to but not including `end` */
};

static atomic_int received;

/* Asks the network for a block, and returns its size when it has arrived. */
static int fetch(int block)
{
	return green_yield(block);
}

static void fetcher(void *argument)
{
	const struct half *half = argument;

	for (int block = half->begin; block < half->end; block++) {
		int before = atomic_load(&received);
		int size = fetch(block);

		atomic_store(&received, before + size);
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
