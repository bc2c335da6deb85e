/*
 * What all of the explorer shares: the options it was started with, and how it gives up.
 */
#ifndef EXPLORER_H
#define EXPLORER_H

#include <stdbool.h>
#include <stdint.h>

/* Our own fault, or the machine's: one line to stderr, exit 4. Never a verdict. */
_Noreturn void explorer_fail(const char *why, ...) __attribute__((format(printf, 1, 2)));

#endif
