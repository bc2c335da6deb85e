/* The naive engine on programs whose executions can be counted by hand. */
#ifndef KNOWN_H
#define KNOWN_H

#include "naive.h"
#include "program.h"

#include <stdbool.h>

/* Says what is wrong, if something is. */
bool known_check(void);

/* oracle.c: all of a program's executions, naively. */
void oracle_count(const struct program *program, struct naive *naive);

#endif
