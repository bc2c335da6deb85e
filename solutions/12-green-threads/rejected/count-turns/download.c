/*
 * Both fetchers take four turns for a block, and the second starts two turns later. If the
 * turns simply alternated, no two updates would ever overlap.
 */
#include "download.h"
#include "green.h"

struct half {
	int begin, end; /* its blocks, from `begin` up to but not including `end` */
};

static int received;

/* Asks the network for a block, and returns its size when it has arrived. */
static int fetch(int block)
{
	return green_yield(block);
}

static void fetcher(void *argument)
{
	const struct half *half = argument;

	if (half->begin > 0) {
		green_yield(GREEN_NOTHING);
		green_yield(GREEN_NOTHING);
	}
	for (int block = half->begin; block < half->end; block++) {
		int before = received;
		int size = fetch(block);

		received = before + size;
		lab_tick();
		green_yield(GREEN_NOTHING);
		green_yield(GREEN_NOTHING);
		green_yield(GREEN_NOTHING);
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
