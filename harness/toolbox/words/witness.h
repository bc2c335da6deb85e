/*
 * The picture of a schedule: a column for each thread, a line for each step, time going down.
 */
#ifndef WITNESS_H
#define WITNESS_H

#include "house/labs.h"

#include <jansson.h>

/*
 * `shown` is a race, an ending or a replay of exploration.json; `source` the folder of the
 * sources. Steps that nobody else could notice are left out, and so is what files other than the
 * lab's editable ones do to memory: a driver's own business. A program of one's own has no driver.
 */
void witness_draw(const json_t *shown, const char *source, const struct lab *lab);

#endif
