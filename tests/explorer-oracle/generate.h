/* Makes random programs, each from a number. */
#ifndef GENERATE_H
#define GENERATE_H

#include "program.h"

#include <stdio.h>

void generate(struct program *program, uint64_t seed);
void program_print(FILE *out, const struct program *program);

#endif
