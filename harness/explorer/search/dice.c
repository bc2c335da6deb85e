#include "search/dice.h"

#include "world/operation.h"

static uint64_t state;

void dice_seed(uint64_t seed)
{
	state = seed;
}

uint64_t dice_roll(void)
{
	uint64_t mixed = state += UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94d049bb133111eb);
	return mixed ^ mixed >> 31;
}

unsigned dice_choice(uint32_t choices)
{
	uint32_t ordinary = choices & (BIT(CHOICE_TIMEOUT) - 1), left = choices;
	int skip;

	if (ordinary && ordinary != choices && dice_roll() % 8)
		left = ordinary;
	skip = (int)(dice_roll() % (unsigned)__builtin_popcount(left));
	while (skip--)
		left &= left - 1;
	return (unsigned)__builtin_ctz(left);
}
