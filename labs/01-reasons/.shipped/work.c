/*
 * Two kinds of work: one keeps a processor busy, the other hardly needs one.
 */
#include "work.h"

#include "stopwatch.h"

enum { COMPUTE_STEPS = 10000 };

static const struct crew *hired;

/* Each step needs the one before it. */
void compute(void)
{
	volatile unsigned number = 1;

	for (int unit = 0; unit < COMPUTE_UNITS; unit++) {
		for (int step = 0; step < COMPUTE_STEPS; step++)
			number = number * 1664525 + 1013904223;
		stopwatch_note();
	}
}

void ask(void)
{
	for (int unit = 0; unit < WAIT_UNITS; unit++) {
		hired->wait_until(now() + 0.002);
		stopwatch_note();
	}
}

double crew_seconds(const struct crew *crew, const struct order *order)
{
	hired = crew;
	stopwatch_reset();
	for (int attempt = 0; attempt < order->attempts; attempt++)
		crew->run(order->work, PIECES);
	return stopwatch_shortest(order->timed);
}
