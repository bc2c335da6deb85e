/*
 * The driver: runs the weather station once and prints the gaps. Never edited; the harness says
 * how many readings.
 */
#include <stdio.h>

#include "station.h"

#ifndef ROUNDS
#define ROUNDS 100000
#endif

int main(void)
{
	printf("gaps = %d\n", station_run(ROUNDS));
	return 0;
}
