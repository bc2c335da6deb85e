/*
 * Amounts of work, as `ticks` in lab.conf gives them.
 */
#ifndef UNITS_H
#define UNITS_H

/*
 * The amount of work that an expression stands for, where ROUNDS is `rounds`: "ROUNDS",
 * "ROUNDS+1", "2*ROUNDS", "7". Returns -1 for anything else.
 */
long units_read(const char *expression, long rounds);

#endif
