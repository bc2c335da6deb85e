#include "process/probe.h"

#include "process/wall.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	TOO_MANY_PROCESSES = 600,
	TOO_LARGE = 2 << 20, /* probe_job()'s limit for a file is half of that */
	FILES = 300, /* of a megabyte each: more than a private tmpfs holds */
};

struct target {
	pid_t toolbox;
	char **secrets;
};

/* ------------------------------------------------------------------ reading and writing */

static bool can_open(const char *path, int flags)
{
	int file = open(path, flags, 0600);

	if (file >= 0)
		close(file);
	return file >= 0;
}

static bool reads_passwords(const struct target *target)
{
	(void)target;
	return can_open("/etc/shadow", O_RDONLY);
}

static bool reads_secrets(const struct target *target)
{
	for (char **secret = target->secrets; *secret; secret++)
		if (can_open(*secret, O_RDONLY))
			return true;
	return false;
}

static bool writes_system(const struct target *target)
{
	static const char *const paths[] = {"/racelab-probe", "/usr/racelab-probe",
		"/dev/racelab-probe", "/etc/racelab-probe", "/proc/sys/kernel/core_pattern"};

	(void)target;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		bool is_there = access(paths[i], F_OK) == 0;

		if (can_open(paths[i], is_there ? O_WRONLY : O_WRONLY | O_CREAT))
			return true;
	}
	return false;
}

static bool writes_large_file(const struct target *target)
{
	int file = open("large", O_WRONLY | O_CREAT, 0600);
	bool did;

	(void)target;
	signal(SIGXFSZ, SIG_IGN);
	did = file >= 0 && ftruncate(file, TOO_LARGE) == 0;
	close(file);
	unlink("large");
	return did;
}

static bool fills(const char *folder)
{
	bool did = true;
	char path[64];

	for (int i = 0; i < FILES && did; i++) {
		int file;

		snprintf(path, sizeof path, "%s/racelab-probe-%d", folder, i);
		file = open(path, O_WRONLY | O_CREAT, 0600);
		did = file >= 0 && posix_fallocate(file, 0, 1 << 20) == 0;
		close(file);
	}
	for (int i = 0; i < FILES; i++) {
		snprintf(path, sizeof path, "%s/racelab-probe-%d", folder, i);
		unlink(path);
	}
	return did;
}

static bool fills_memory_files(const struct target *target)
{
	(void)target;
	return fills("/dev/shm") || fills("/tmp");
}

/* ------------------------------------------------------------------ other processes */

static bool reaches_toolbox(const struct target *target)
{
	return target->toolbox != getpid() && kill(target->toolbox, 0) == 0;
}

static bool sees_others(const struct target *target)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	int processes = 0;

	(void)target;
	while (proc && (entry = readdir(proc)))
		processes += strtol(entry->d_name, NULL, 10) > 0;
	if (proc)
		closedir(proc);
	return processes > 2; /* the porter and this one */
}

/* Its children sleep until all are counted; the last process to leave would be the first's. */
static bool starts_many(const struct target *target)
{
	static pid_t children[TOO_MANY_PROCESSES];
	int count = 0;

	(void)target;
	while (count < TOO_MANY_PROCESSES && (children[count] = fork()) > 0)
		count++;
	if (count < TOO_MANY_PROCESSES && children[count] == 0)
		for (;;)
			pause();
	for (int i = 0; i < count; i++) {
		kill(children[i], SIGKILL);
		waitpid(children[i], NULL, 0);
	}
	return count == TOO_MANY_PROCESSES;
}

static bool traces(const struct target *target)
{
	(void)target;
	return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

/* ------------------------------------------------------------------ the kernel */

static bool becomes_root(const struct target *target)
{
	(void)target;
	return setuid(0) == 0 || setresuid(0, 0, 0) == 0 || setgid(0) == 0;
}

static bool makes_namespace(const struct target *target)
{
	long child;

	(void)target;
	if (unshare(CLONE_NEWUSER) == 0)
		return true;
	child = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL);
	if (child == 0)
		_exit(0);
	if (child > 0)
		waitpid((pid_t)child, NULL, 0);
	return child > 0;
}

static bool mounts(const struct target *target)
{
	(void)target;
	return mount("tmpfs", "/tmp", "tmpfs", 0, NULL) == 0 || chroot("/") == 0;
}

/* Without a filter the kernel would look at the arguments first, and complain about these. */
static bool passes_filter(const struct target *target)
{
	static const long calls[] = {SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl,
		SYS_io_uring_setup, SYS_memfd_create, SYS_kexec_load};

	(void)target;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (syscall(calls[i], -1, NULL, NULL, NULL, NULL) != -1 || errno != EPERM)
			return true;
	return ioctl(STDIN_FILENO, TIOCSTI, "x") == 0 || errno != EPERM;
}

static bool reaches_network(const struct target *target)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
	int sock = socket(AF_INET, SOCK_DGRAM, 0);
	bool did;

	(void)target;
	inet_pton(AF_INET, "192.0.2.1", &address.sin_addr);
	did = sock >= 0 && connect(sock, (struct sockaddr *)&address, sizeof address) == 0;
	close(sock);
	return did;
}

/* The toolbox listens on it meanwhile. */
static bool reaches_neighbour(const struct target *target)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int length = snprintf(address.sun_path + 1, sizeof address.sun_path - 1, PROBE_SOCKET,
		(long)target->toolbox);
	int sock = socket(AF_UNIX, SOCK_STREAM, 0);
	bool did = sock >= 0 && connect(sock, (struct sockaddr *)&address,
					(socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 +
						    (size_t)length)) == 0;

	close(sock);
	return did;
}

/* ------------------------------------------------------------------ what it was given */

static bool has_descriptors(const struct target *target)
{
	(void)target;
	for (int i = 3; i < 1024; i++)
		if (fcntl(i, F_GETFD) >= 0)
			return true;
	return false;
}

static bool has_environment(const struct target *target)
{
	int count = 0;

	(void)target;
	while (environ[count])
		count++;
	return count > 2; /* PATH and LANG */
}

/* ------------------------------------------------------------------ all of them */

static const struct act {
	const char *name;
	enum wall_level from; /* the lowest level that must stop it */
	bool (*succeeds)(const struct target *target);
} acts[] = {
	{"reads /etc/shadow", WALL_L1, reads_passwords},
	{"writes into the system", WALL_L1, writes_system},
	{"writes a file over the limit", WALL_L1, writes_large_file},
	{"reaches the toolbox", WALL_L1, reaches_toolbox},
	{"starts too many processes", WALL_L1, starts_many},
	{"becomes root", WALL_L1, becomes_root},
	{"makes a namespace", WALL_L1, makes_namespace},
	{"mounts something", WALL_L1, mounts},
	{"has open descriptors", WALL_L1, has_descriptors},
	{"has the environment of the toolbox", WALL_L1, has_environment},
	{"makes a system call that the filter refuses", WALL_L1, passes_filter},
	{"traces a process", WALL_L1, traces},
	{"reads the checkout", WALL_L2, reads_secrets},
	{"fills /tmp or /dev/shm", WALL_L2, fills_memory_files},
	{"sees other processes", WALL_L2, sees_others},
	{"reaches the network", WALL_L2, reaches_network},
	{"reaches a neighbour", WALL_L2, reaches_neighbour},
};

int probe_run(char **arguments)
{
	struct target target = {.toolbox = (pid_t)atol(arguments[2]), .secrets = arguments + 3};
	enum wall_level level = (enum wall_level)atoi(arguments[1]);
	int did = 0;

	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (level >= acts[i].from && acts[i].succeeds(&target)) {
			printf("%s\n", acts[i].name);
			did++;
		}
	fflush(stdout);
	return did;
}
