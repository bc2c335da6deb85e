/*
 * Draws a schedule: a column for each thread, a line for each step, time running downwards.
 */
#ifndef WITNESS_H
#define WITNESS_H

#include "house/labs.h"

#include <jansson.h>

/*
 * `shown` is a race, an ending or a replay in exploration.json, `source` the folder of the sources.
 * picture.h says which steps are drawn.
 */
void witness_draw(const json_t *shown, const char *source, const struct lab *lab);
/* The same with every row. */
void witness_draw_all(const json_t *shown, const char *source, const struct lab *lab);

#endif
