/*
 * A weather station: the sensor's thread makes the readings 1, 2, 3, ..., `readings`, the logger's
 * thread notes them. Returns the number of gaps: how often the logger got a different reading than
 * the one that should have come next, and one more if the last one never came. It is 0 if every
 * reading arrives, once and in order.
 */
#ifndef STATION_H
#define STATION_H

#include "lab.h"

int station_run(int readings);

#endif
