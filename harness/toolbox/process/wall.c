#include "process/wall.h"

#include <unistd.h>

enum {
	FIRST_USER = 61184, /* of the range that systemd gives to users for a moment */
	USERS = 4000,
	PROCESSES = 512,
};

const struct wall_kind wall_kinds[WALL_LEVELS] = {
	{.name = "L0", .what = "no wall: the same user, and limits"},
	{.name = "L1",
		.what = "another user, limits, and a filter of system calls",
		.filtered = true,
		.cells = 1},
	{.name = "L2",
		.what = "namespaces, an unprivileged user, limits, and a filter of system calls",
		.filtered = true,
		.namespaces = true},
	{.name = "L3",
		.what = "as L2, and a cgroup that counts memory",
		.filtered = true,
		.namespaces = true,
		.cgroup = true},
};

void wall_init(struct wall *wall, enum wall_level level)
{
	*wall = (struct wall){
		.level = level,
		.user = geteuid() ? geteuid() : (uid_t)(FIRST_USER + getpid() % USERS),
		.processes = PROCESSES,
		.bubblewrap = "/usr/bin/bwrap",
	};
}
