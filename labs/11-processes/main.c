/*
 * The driver: runs the accumulator once and prints the sum. Never edited; the harness says how
 * many rounds.
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
