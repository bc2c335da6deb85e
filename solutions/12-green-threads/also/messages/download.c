/*
 * Nobody shares `received`: a third green thread owns it, and the fetchers hand it the sizes
 * through a mailbox with room for one. Whoever has to wait for the mailbox gives way. Between
 * that look and the next step nobody else runs.
 */
#include "download.h"
#include "green.h"

struct half {
	int begin, end; /* its blocks, from `begin` up to but not including `end` */
};

static int received; /* touched by owner() alone, while it runs */

/* Asks the network for a block, and returns its size when it has arrived. */
static int fetch(int block)
{
	return green_yield(block);
}

static int mailbox; /* a size on its way to the owner; 0 for none */

static void send(int size)
{
	while (mailbox)
		green_yield(GREEN_NOTHING);
	mailbox = size;
}

static void owner(void *argument)
{
	int messages = *(int *)argument;

	while (messages-- > 0) {
		while (!mailbox)
			green_yield(GREEN_NOTHING);
		received += mailbox;
		mailbox = 0;
	}
}

static void fetcher(void *argument)
{
	const struct half *half = argument;

	for (int block = half->begin; block < half->end; block++) {
		send(fetch(block));
		lab_tick();
	}
}

int download(int blocks, int (*network)(int block))
{
	struct half first = {0, blocks};
	struct half second = {blocks, 2 * blocks};
	int all = 2 * blocks;

	received = 0;
	green_start(fetcher, &first);
	green_start(fetcher, &second);
	green_start(owner, &all);
	green_run(network);
	return received;
}
