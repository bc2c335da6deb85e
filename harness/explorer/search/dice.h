/* Random numbers for the sampling strategies, all from one seed. */
#ifndef DICE_H
#define DICE_H

#include <stdint.h>

void dice_seed(uint64_t seed);
uint64_t dice_roll(void);
/* Picks one of an operation's choices. Time-outs and spurious wake-ups are rarer. */
unsigned dice_choice(uint32_t choices);

#endif
