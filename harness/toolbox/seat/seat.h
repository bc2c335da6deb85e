/*
 * The student's seat: one screen on which a lab is worked at. When a file of the lab is saved, a
 * glance answers at once and a check follows; a newer save stops what is under way. Keys run the
 * verbs.
 */
#ifndef SEAT_H
#define SEAT_H

#include "house/labs.h"

/*
 * Sits down at `lab`, or, for NULL, where the board says to go on. Returns the exit code when the
 * student leaves; a signal that ends us does so when the terminal is as it was. The caller has
 * opened the terminal.
 */
int seat_run(const struct house *house, const struct labs *labs, const struct lab *lab);

#endif
