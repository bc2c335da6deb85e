/*
 * A fair lock: draw a number, give way until it is called. A fetcher that comes back draws a
 * later number than one that waits already, so they take turns without another yield. The
 * numbers need no guard of their own: nobody gives way while drawing one.
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

static unsigned next_ticket;
static unsigned now_serving; /* the holder of this ticket may touch received */

static void enter(void)
{
	unsigned ticket = next_ticket++;

	while (now_serving != ticket)
		green_yield(GREEN_NOTHING);
}

static void leave(void)
{
	now_serving++;
}

static void fetcher(void *argument)
{
	const struct half *half = argument;

	for (int block = half->begin; block < half->end; block++) {
		enter();
		int before = received;
		int size = fetch(block);

		received = before + size;
		leave();
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
