/*
 * The driver: counts once and prints how much is missing. Do not edit it: the harness sets how
 * many rounds each thread does.
 */
#include <stdio.h>

#include "tally.h"

#ifndef ROUNDS
#define ROUNDS 1000000
#endif

int main(void)
{
	printf("missing = %d\n", 2 * ROUNDS - tally(ROUNDS));
	return 0;
}
