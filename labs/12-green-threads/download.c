/*
 * The downloader. A block takes time to arrive, so there are two fetchers:
 * while one waits for its block, the other one works. They are green
 * threads. `received` is the progress bar: the size of all blocks that have
 * arrived.
 *
 * At the end it should be the size of the file. It is less. Run the program
 * a few times and see.
 *
 * TODO: lose nothing, in whatever order the fetchers run. They must still
 * take turns, and each block must still call lab_tick() once, in the fetcher
 * that loads it.
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

	for (int block = half->begin; block < half->end; block++) {
		int before = received;
		int size = fetch(block);

		received = before + size;
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
