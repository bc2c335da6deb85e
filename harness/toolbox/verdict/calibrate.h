/*
 * Tests whether the detectors and the explorer are fit to judge: each must stay silent on
 * harness/calibration/good.c and find the race in racy.c. Otherwise the verdict is "cannot judge".
 *
 * The answer is kept in build/cache until a tool, a flag or the runtime changes.
 */
#ifndef CALIBRATE_H
#define CALIBRATE_H

#include "house/house.h"

/*
 * Sets the fact calibration.<tool> to "ok" or to what is wrong with that tool, and
 * calibration.mend to the one command that mends the first of them. True when all are fit.
 */
bool calibrate(const struct house *house, const struct conf *versions, struct conf *facts);

#endif
