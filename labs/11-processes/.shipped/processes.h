/*
 * Counts up `rounds` times in one process and down `rounds + 1` times in another, both in the
 * same variable, and returns its final value: -1, unless an update gets lost on the way.
 */
#ifndef PROCESSES_H
#define PROCESSES_H

#include "lab.h"

int accumulate(int rounds);

#endif
