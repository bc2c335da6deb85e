/*
 * Each fetcher loads its first block as it should. Then one after the other loads what is left of
 * its half, and the other one gives way until then.
 */
#include <stdbool.h>

#include "download.h"
#include "green.h"

struct half {
	int begin, end; /* its blocks, from `begin` up to but not including `end` */
};

static int received;
static bool busy; /* set while a fetcher loads what is left of its half */

/* Asks the network for a block, and returns its size when it has arrived. */
static int fetch(int block)
{
	return green_yield(block);
}

static void load(int block)
{
	int size = fetch(block);

	received += size;
	lab_tick();
}

static void fetcher(void *argument)
{
	const struct half *half = argument;

	load(half->begin);
	while (busy)
		green_yield(GREEN_NOTHING);
	busy = true;
	for (int block = half->begin + 1; block < half->end; block++)
		load(block);
	busy = false;
}

int download(int blocks, int (*network)(int block))
{
	struct half first = {0, blocks};
	struct half second = {blocks, 2 * blocks};

	received = 0;
	busy = false;
	green_start(fetcher, &first);
	green_start(fetcher, &second);
	green_run(network);
	return received;
}
