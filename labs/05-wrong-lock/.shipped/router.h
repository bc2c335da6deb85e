/*
 * A router between a house and the rest of the world: one thread sends `packets` packets up the
 * line, another receives as many. One more may come in late, when both have ended. Returns how many
 * of them the statistics miss: the number that the two modules counted, less the number that
 * stats_packets() returns. It should be 0.
 */
#ifndef ROUTER_H
#define ROUTER_H

#include "lab.h"

int router_run(int packets);

#endif
