/*
 * Runs the script in two threads of one interpreter, `rounds` times in one and `rounds + 1` times
 * in the other, and returns the final value of x: 2 * rounds + 1, unless an update gets lost.
 */
#ifndef INTERPRETER_H
#define INTERPRETER_H

#include "lab.h"

/* How many instructions a thread runs before it offers the interpreter lock to the others. */
enum { SLICE = 2 };

long run_script(int rounds);

#endif
