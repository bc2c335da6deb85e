/*
 * The driver: runs the router once and prints how many packets the statistics miss. Do not edit
 * it: the harness sets how many packets go each way.
 */
#include <stdio.h>

#include "router.h"

#ifndef ROUNDS
#define ROUNDS 1000000
#endif

int main(void)
{
	printf("missing = %d\n", router_run(ROUNDS));
	return 0;
}
