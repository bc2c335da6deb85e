/*
 * The driver: runs the script once, in two threads, and prints how many of its updates are missing
 * in x. Do not edit it: the harness sets the number of rounds.
 */
#include <stdio.h>

#include "interpreter.h"

#ifndef ROUNDS
#define ROUNDS 200000
#endif

int main(void)
{
	printf("lost updates = %ld\n", 2L * ROUNDS + 1 - run_script(ROUNDS));
	return 0;
}
