/*
 * Every block is fetched, and its size is ignored: a file of so many blocks has so many KiB.
 */
#include "download.h"
#include "green.h"

struct half {
	int begin, end; /* its blocks, from `begin` up to but not including `end` */
};

/* Asks the network for a block, and returns its size when it has arrived. */
static int fetch(int block)
{
	return green_yield(block);
}

static void fetcher(void *argument)
{
	const struct half *half = argument;

	for (int block = half->begin; block < half->end; block++) {
		fetch(block);
		lab_tick();
	}
}

int download(int blocks, int (*network)(int block))
{
	struct half first = {0, blocks};
	struct half second = {blocks, 2 * blocks};

	green_start(fetcher, &first);
	green_start(fetcher, &second);
	green_run(network);
	return 2 * blocks;
}
