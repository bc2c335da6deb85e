/*
 * The wall around a hand-in: how far its programs, and the compiler that reads its text, are kept
 * from this machine. What the machine allows is found by trying.
 *
 *   L3   as L2, and a cgroup counts the memory and ends the processes
 *   L2   namespaces made by bubblewrap: it sees and changes only what a stage needs, and no network
 *   L1   no namespaces: another user, limits, a filter for system calls
 *   L0   the same user, limits only
 */
#ifndef WALL_H
#define WALL_H

#include <stdbool.h>
#include <sys/types.h>

enum wall_level { WALL_L0, WALL_L1, WALL_L2, WALL_L3, WALL_LEVELS };

/* What a level consists of. */
struct wall_kind {
	const char *name; /* in result.json: "L2" */
	const char *what; /* for people */
	bool filtered; /* another user, a filter for system calls, and a porter: a cell */
	bool namespaces;
	bool cgroup;
	int cells; /* at a time; 0 for as many as jobs */
};

extern const struct wall_kind wall_kinds[WALL_LEVELS];

struct wall {
	enum wall_level level;
	uid_t user; /* whom programs run as; the caller unless that is root */
	long processes; /* the most at a time in a cell, threads counted */
	const char *bubblewrap; /* its path */
	const char *tools; /* a folder of tools that lies outside the system's; NULL for none */
};

/* A wall of that level, which need not hold. Two gradings at a time do not share its user. */
void wall_init(struct wall *wall, enum wall_level level);

#endif
