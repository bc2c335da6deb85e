/*
 * Random numbers for tests, from a seed that is printed and that the environment's SEED sets again.
 */
#ifndef DICE_H
#define DICE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct dice {
	uint64_t state;
};

static inline struct dice dice_seeded(void)
{
	const char *given = getenv("SEED");
	unsigned long seed = given ? strtoul(given, NULL, 10) : (unsigned long)time(NULL);

	printf("# seed %lu\n", seed);
	return (struct dice){seed};
}

/* A number below `sides`, which is not 0. splitmix64. */
static inline size_t dice_roll(struct dice *dice, size_t sides)
{
	uint64_t mixed = dice->state += 0x9e3779b97f4a7c15;

	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
	return (size_t)((mixed ^ mixed >> 31) % sides);
}

#endif
