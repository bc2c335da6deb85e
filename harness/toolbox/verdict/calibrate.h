/*
 * Are the detectors fit to judge? Each must stay silent on harness/calibration/good.c and find the
 * race in racy.c. Without that there is no verdict, only "cannot judge".
 *
 * The answer is kept in build/cache and asked again when a tool, a flag or the runtime changes.
 */
#ifndef CALIBRATE_H
#define CALIBRATE_H

#include "house/house.h"

/*
 * Fills `facts` with calibration.<detector> = ok, or a sentence saying what is wrong, and
 * calibration.mend, the one command that mends it. Returns true when all are fit.
 */
bool calibrate(const struct house *house, const struct conf *versions, struct conf *facts);

#endif
