#ifndef TALLY_H
#define TALLY_H

#include "lab.h"

/* Two threads count `rounds` each; returns how many were counted. */
int tally(int rounds);

#endif
