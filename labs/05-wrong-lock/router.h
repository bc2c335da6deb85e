/*
 * A router between a house and the rest of the world: one thread sends `packets` packets up the
 * line, another receives as many. Returns how many of them are missing in the statistics: those
 * that the two modules counted, less those that stats_packets() knows. 0, if every one is there.
 */
#ifndef ROUTER_H
#define ROUTER_H

#include "lab.h"

int router_run(int packets);

#endif
