#include "process/wall.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
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

/* Does a process of that user run? A wall without namespaces kills all that its user runs. */
static bool is_in_use(uid_t user)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	struct stat status;
	bool found = false;

	while (proc && !found && (entry = readdir(proc)))
		found = fstatat(dirfd(proc), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
			status.st_uid == user;
	if (proc)
		closedir(proc);
	return found;
}

static uid_t free_user(void)
{
	uid_t user = (uid_t)(FIRST_USER + getpid() % USERS);

	for (int tries = 0; tries < USERS && is_in_use(user); tries++)
		user = user + 1 < FIRST_USER + USERS ? user + 1 : FIRST_USER;
	return user;
}

void wall_init(struct wall *wall, enum wall_level level)
{
	*wall = (struct wall){
		.level = level,
		.user = geteuid() ? geteuid() : free_user(),
		.processes = PROCESSES,
		.bubblewrap = "/usr/bin/bwrap",
	};
}
