/*
 * A weather station: the sensor's thread makes the readings 1, 2, 3, ..., `readings`, the logger's
 * thread notes them. Returns the gaps: how often the logger got another reading than the one
 * that should have come next, and one more if the last one never came. 0, if every reading
 * arrives, once and in order.
 */
#ifndef STATION_H
#define STATION_H

#include "lab.h"

int station_run(int readings);

#endif
