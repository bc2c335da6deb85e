/*
 * One worker alone: it does one piece after another, and waits in between where it has to. The
 * crews are measured against it.
 */
#include "crew.h"

static void run(void (*work)(void), int pieces)
{
	for (int piece = 0; piece < pieces; piece++)
		work();
}

const struct crew alone = {run, sleep_until};
