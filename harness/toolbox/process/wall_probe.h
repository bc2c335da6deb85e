/*
 * Which wall this machine can build: the best level that holds against a hostile program.
 */
#ifndef WALL_PROBE_H
#define WALL_PROBE_H

#include "house/house.h"
#include "process/wall.h"

struct wall_probe {
	enum wall_level level;
	char *missing; /* why there is no better one: "L3: ... L2: ..." */
};

/*
 * Tries the levels, the best one first (probe.h). The answer is kept in build/cache until
 * bubblewrap, the kernel, the user or the toolbox changes.
 */
void wall_probe(const struct house *house, struct wall_probe *probe);
void wall_probe_release(struct wall_probe *probe);

#endif
