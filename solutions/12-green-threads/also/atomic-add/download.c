/*
 * An atomic addition after the yield: the argument is evaluated first, with its yield, and
 * then load, addition and store are one step. It is correct; among green threads a plain
 * addition would do as well.
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
		atomic_fetch_add(&received, fetch(block));
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
