/*
 * The driver: copies a file of ROUNDS blocks, and prints how many blocks the last report on the
 * screen misses, and how many reports were torn. In every second run the user cancels when a
 * quarter of the file is copied. Do not edit it: the harness sets the number of blocks.
 */
#include <stdio.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

#ifndef ROUNDS
#define ROUNDS 1000000
#endif

int main(void)
{
	const char *fault;

	disk_open(ROUNDS);
	screen_open(lab_choose(2) ? ROUNDS / 4 + 1 : ROUNDS + 1);
	copy();
	fault = disk_fault(!screen_saw_cancel());
	if (!fault)
		fault = screen_fault();
	if (fault)
		puts(fault);
	else
		printf("unreported blocks = %ld, torn reports = %d\n",
			disk_blocks() - screen_blocks(), screen_torn());
	return 0;
}
