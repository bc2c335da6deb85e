/*
 * The driver: runs the accumulator once and prints the sum. Do not edit it: the harness sets the
 * number of rounds.
 */
#include <stdio.h>

#include "processes.h"

#ifndef ROUNDS
#define ROUNDS 1000000
#endif

int main(void)
{
	printf("sum = %d\n", accumulate(ROUNDS));
	return 0;
}
