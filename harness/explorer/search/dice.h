/* Random numbers for the strategies that sample executions, all from one seed. */
#ifndef DICE_H
#define DICE_H

#include <stdint.h>

void dice_seed(uint64_t seed);
uint64_t dice_roll(void);
/* One of an operation's choices at random; time-outs and spurious wake-ups are rarer. */
unsigned dice_choice(uint32_t choices);

#endif
