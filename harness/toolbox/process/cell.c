/*
 * Theory of operation
 *
 *   toolbox --fork--> bubble --bubblewrap--> porter --fork--> program
 *
 * Root never runs bubblewrap as root: the bubble becomes an unprivileged user first. That user may
 * not be able to reach the folders (a checkout below /root), so while it is still root, the bubble
 * takes them as detached mounts, and hangs them where everybody can reach them: into a /tmp of its
 * own, in a mount namespace of its own.
 *
 * The toolbox waits for no cell: the porter's first letter lies in the socket until it is needed.
 */
#include "process/cell.h"

#include "base/file.h"
#include "base/memory.h"
#include "process/letter.h"
#include "process/porter.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	PATIENCE_MS = 20000, /* for a cell to be made, on a machine that is busy */
	CLOSING_MS = 3000,
	COLLECTED_MOST = 64, /* files of one job */
	MOUNTS_MOST = 64,
	BYTES_OF_TMP = 64 << 20,
	BYTES_OF_SHM = 64 << 20,
	BYTES_OF_SCRATCH = 512 << 20,
};

/* What every program and compiler needs of the system, if it is there. */
static const char *const system_paths[] = {"/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin",
	"/etc/ld.so.cache", "/etc/alternatives"};

/* ------------------------------------------------------------------ the plan */

static void add_paths(struct text *plan, const char *mark, char **paths)
{
	for (; *paths; paths++)
		text_addf(plan, "%s%s\n", mark, *paths);
}

static char *plan_of(const struct job *job)
{
	struct text plan = {0};

	add_paths(&plan, "sees ", job->sees);
	add_paths(&plan, "changes ", job->changes);
	text_addf(&plan, "scratch %s\n", job->scratch ? job->scratch : "");
	return text_take(&plan);
}

bool cell_suits(const struct cell *cell, const struct job *job)
{
	char *plan = plan_of(job);
	bool suits = cell->bubble && !cell->spoilt && strcmp(cell->plan, plan) == 0;

	free(plan);
	return suits;
}

/* ------------------------------------------------------------------ the bubble */

struct bubble {
	const struct wall *wall;
	const struct job *job;
	struct job *command; /* only its words: bubblewrap's */
	int mounts[MOUNTS_MOST]; /* detached, in the order of `staged` */
	int count;
};

static void words(struct bubble *bubble, const char *one, const char *two, const char *three)
{
	const char *const all[] = {one, two, three};

	for (size_t i = 0; i < 3 && all[i]; i++)
		job_argument(bubble->command, all[i]);
}

/* "/tmp/7", where root hangs the seventh mount. */
static char *staged_path(int number)
{
	return text_format("/tmp/%d", number);
}

/* Mounts what is at `path` on the same path. False when root cannot take it. */
static bool show(struct bubble *bubble, const char *option, const char *path)
{
	char *from;

	if (geteuid() != 0 || text_starts(path, "/usr")) {
		words(bubble, option, path, path);
		return true;
	}
	if (bubble->count == MOUNTS_MOST)
		return false;
	bubble->mounts[bubble->count] =
		open_tree(AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
	if (bubble->mounts[bubble->count] < 0)
		return false;
	from = staged_path(bubble->count++);
	words(bubble, option, from, path);
	free(from);
	return true;
}

static bool show_system(struct bubble *bubble)
{
	char target[256];
	bool good = true;

	for (size_t i = 0; i < sizeof system_paths / sizeof *system_paths && good; i++) {
		ssize_t length = readlink(system_paths[i], target, sizeof target - 1);

		if (length > 0) {
			target[length] = '\0';
			words(bubble, "--symlink", target, system_paths[i]);
		} else if (access(system_paths[i], F_OK) == 0) {
			good = show(bubble, "--ro-bind", system_paths[i]);
		}
	}
	return good;
}

static bool show_all(struct bubble *bubble, const char *option, char **paths)
{
	bool good = true;

	for (; *paths && good; paths++)
		good = show(bubble, option, *paths);
	return good;
}

static void sized_tmpfs(struct bubble *bubble, long bytes, const char *path)
{
	char number[32];

	snprintf(number, sizeof number, "%ld", bytes);
	words(bubble, "--size", number, NULL);
	words(bubble, "--tmpfs", path, NULL);
}

/* Bubblewrap's command line, up to the porter's. */
static bool describe(struct bubble *bubble)
{
	const struct job *job = bubble->job;

	words(bubble, bubble->wall->bubblewrap, "--unshare-all", "--unshare-user");
	words(bubble, "--disable-userns", "--die-with-parent", "--new-session");
	words(bubble, "--as-pid-1", "--clearenv", NULL);
	if (!show_system(bubble))
		return false;
	words(bubble, "--proc", "/proc", NULL);
	words(bubble, "--ro-bind", "/proc/sys", "/proc/sys");
	words(bubble, "--dev", "/dev", NULL);
	sized_tmpfs(bubble, BYTES_OF_SHM, "/dev/shm");
	sized_tmpfs(bubble, BYTES_OF_TMP, "/tmp");
	if (bubble->wall->tools && !show(bubble, "--ro-bind", bubble->wall->tools))
		return false;
	if (!show_all(bubble, "--ro-bind", job->sees) || !show_all(bubble, "--bind", job->changes))
		return false;
	if (job->scratch)
		sized_tmpfs(bubble, BYTES_OF_SCRATCH, job->scratch);
	words(bubble, "--remount-ro", "/dev", NULL);
	words(bubble, "--remount-ro", "/", NULL);
	words(bubble, "--chdir", "/", NULL);
	return true;
}

/* Root's detached mounts, where the unprivileged user will find them. */
static bool hang_mounts(const struct bubble *bubble)
{
	bool good = unshare(CLONE_NEWNS) == 0 &&
		    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
		    mount("tmpfs", "/tmp", "tmpfs", 0, "mode=0755,size=1m") == 0;

	for (int i = 0; i < bubble->count && good; i++) {
		char *path = staged_path(i);
		struct stat status;

		good = fstat(bubble->mounts[i], &status) == 0 &&
		       (S_ISDIR(status.st_mode) ? mkdir(path, 0755)
						: mknod(path, S_IFREG | 0644, 0)) == 0 &&
		       move_mount(bubble->mounts[i], "", AT_FDCWD, path, MOVE_MOUNT_F_EMPTY_PATH) ==
			       0;
		free(path);
	}
	return good;
}

static bool become_user(uid_t user)
{
	if (geteuid() != 0)
		return true;
	return setgroups(0, NULL) == 0 && setresgid(user, user, user) == 0 &&
	       setresuid(user, user, user) == 0;
}

/* Leaves only the socket and the program of the porter open. */
static bool arrange_descriptors(int socket, int program, int complaints)
{
	int socket_above = fcntl(socket, F_DUPFD, 10), program_above = fcntl(program, F_DUPFD, 10);
	int nothing = open("/dev/null", O_RDWR);

	complaints = fcntl(complaints, F_DUPFD, 10);
	if (socket_above < 0 || program_above < 0 || nothing < 0)
		return false;
	for (int i = 0; i < 3; i++)
		dup2(i == STDERR_FILENO && complaints >= 0 ? complaints : nothing, i);
	return dup2(socket_above, PORTER_SOCKET) >= 0 && dup2(program_above, PORTER_PROGRAM) >= 0 &&
	       close_range(PORTER_PROGRAM + 1, ~0u, 0) == 0;
}

static void bubble_main(
	const struct wall *wall, const struct job *job, int socket, int program, int complaints)
{
	struct bubble bubble = {.wall = wall, .job = job, .command = job_new("bubble")};
	bool namespaces = wall_kinds[wall->level].namespaces;
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (namespaces && (!describe(&bubble) || (geteuid() == 0 && !hang_mounts(&bubble))))
		_exit(1);
	if (!arrange_descriptors(socket, program, complaints) || !become_user(wall->user))
		_exit(1);
	words(&bubble, "/proc/self/fd/4", PORTER_WORD,
		namespaces && job->scratch ? job->scratch : "-");
	if (namespaces)
		words(&bubble, "/tmp", "/dev/shm", job->scratch);
	execv(bubble.command->arguments[0], bubble.command->arguments);
	_exit(1);
}

/* ------------------------------------------------------------------ the toolbox's side */

/*
 * Lets everybody read the file, and enter the folder, whatever umask the toolbox was called with.
 * Where no namespace protects it, it is also taken from the user who made it.
 */
static void open_to_all(const struct wall *wall, int folder, const char *name)
{
	struct stat status;
	mode_t wanted;

	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
		!(S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)))
		return;
	if (!wall_kinds[wall->level].namespaces && status.st_uid != geteuid())
		fchownat(folder, name, geteuid(), getegid(), AT_SYMLINK_NOFOLLOW);
	wanted = S_ISDIR(status.st_mode) ? 0555 : 0444;
	if ((status.st_mode & wanted) != wanted)
		fchmodat(folder, name, (status.st_mode | wanted) & 07777, 0);
}

/* The same for a folder and the files in it. What stands above may be closed: see Theory. */
static void open_folder_to_all(const struct wall *wall, const char *path)
{
	DIR *directory;
	struct dirent *entry;

	open_to_all(wall, AT_FDCWD, path);
	directory = opendir(path);
	while (directory && (entry = readdir(directory)))
		if (entry->d_type == DT_REG)
			open_to_all(wall, dirfd(directory), entry->d_name);
	if (directory)
		closedir(directory);
}

/* Gives what the job may change to the user that it runs as. */
static bool give_folders(const struct wall *wall, const struct job *job)
{
	bool good = true;

	if (geteuid() != 0)
		return true;
	for (char **path = job->sees; *path; path++)
		open_folder_to_all(wall, *path);
	for (char **path = job->changes; *path && good; path++)
		good = lchown(*path, wall->user, wall->user) == 0;
	if (good && job->scratch && !wall_kinds[wall->level].namespaces)
		good = lchown(job->scratch, wall->user, wall->user) == 0;
	return good;
}

bool cell_open(struct cell *cell, const struct wall *wall, const struct job *job)
{
	int sockets[2], program;

	*cell = (struct cell){.socket = -1, .tasks.proc = -1, .scratch = -1};
	if (!give_folders(wall, job))
		return false;
	program = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	if (program < 0)
		return false;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0) {
		close(program);
		return false;
	}
	cell->complaints = memfd_create("racelab-complaints", MFD_CLOEXEC);
	cell->bubble = fork();
	if (cell->bubble == 0)
		bubble_main(wall, job, sockets[1], program, cell->complaints);
	close(program);
	close(sockets[1]);
	if (cell->bubble < 0) {
		close(sockets[0]);
		close(cell->complaints);
		*cell = (struct cell){0};
		return false;
	}
	cell->socket = sockets[0];
	cell->swept = wall_kinds[wall->level].namespaces ? 0 : wall->user;
	cell->processes = wall->processes;
	cell->plan = plan_of(job);
	return true;
}

bool cell_wait(struct cell *cell)
{
	struct pollfd polled = {.fd = cell->socket, .events = POLLIN};
	struct letter *letter;

	if (cell->ready)
		return true;
	letter = poll(&polled, 1, PATIENCE_MS) > 0 ? letter_receive(cell->socket) : NULL;
	if (letter && letter->kind == LETTER_READY && letter->fd_count) {
		cell->ready = true;
		cell->tasks = (struct tasks){letter->fds[0], (uint32_t)letter->number, cell->swept};
		cell->scratch = letter->fd_count > 1 ? letter->fds[1] : -1;
	}
	free(letter);
	return cell->ready;
}

char *cell_complaint(const struct cell *cell)
{
	char bytes[256];
	ssize_t length = pread(cell->complaints, bytes, sizeof bytes - 1, 0);

	if (length <= 0)
		return NULL;
	bytes[length] = '\0';
	bytes[strcspn(bytes, "\n")] = '\0';
	return text_printable(bytes, strlen(bytes), sizeof bytes);
}

void cell_leave(struct cell *cell)
{
	if (cell->bubble)
		shutdown(cell->socket, SHUT_RDWR);
}

/* True once the bubble has ended, which is after all that was in it. */
static bool has_ended(const struct cell *cell)
{
	for (int wait = 0; wait < CLOSING_MS * 10; wait++) {
		if (waitpid(cell->bubble, NULL, WNOHANG) != 0)
			return true;
		usleep(100);
	}
	return false;
}

/* Where no namespace does it: kills all that the user runs. */
static void sweep(uid_t user)
{
	pid_t child = fork();

	if (child == 0) {
		if (geteuid() == 0 && become_user(user))
			kill(-1, SIGKILL);
		_exit(0);
	}
	if (child > 0)
		waitpid(child, NULL, 0);
}

void cell_close(struct cell *cell)
{
	if (!cell->bubble)
		return;
	cell_leave(cell);
	if (!has_ended(cell)) {
		kill(cell->bubble, SIGKILL);
		waitpid(cell->bubble, NULL, 0);
	}
	if (cell->swept)
		sweep(cell->swept);
	close(cell->socket);
	if (cell->tasks.proc >= 0)
		close(cell->tasks.proc);
	if (cell->scratch >= 0)
		close(cell->scratch);
	if (cell->complaints >= 0)
		close(cell->complaints);
	free(cell->plan);
	*cell = (struct cell){0};
}

/* Copies one regular file that has no second name. Never follows a link, never waits for a FIFO. */
static bool collect(const struct cell *cell, const struct job *job, const char *name)
{
	int from = openat(cell->scratch, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char *path = text_format("%s/%s", job->scratch, name);
	struct stat status;
	int to = -1;
	bool good;

	if (from >= 0 && fstat(from, &status) == 0 && S_ISREG(status.st_mode) &&
		status.st_nlink == 1 &&
		(!job->limits.output_bytes || status.st_size <= job->limits.output_bytes))
		to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	for (ssize_t copied = 1; to >= 0 && copied > 0;)
		copied = sendfile(to, from, NULL, 1 << 20);
	good = to >= 0;
	if (from >= 0)
		close(from);
	if (to >= 0)
		close(to);
	free(path);
	return good;
}

/* "tsan-07.log.123" is of the job "tsan-07". */
static bool is_of(const struct job *job, const char *file)
{
	size_t length = strlen(job->name);

	return strncmp(file, job->name, length) == 0 && file[length] == '.';
}

bool cell_collect(const struct cell *cell, const struct job *job)
{
	int folder = cell->scratch >= 0 ? openat(cell->scratch, ".", O_RDONLY | O_CLOEXEC) : -1;
	DIR *directory = folder >= 0 ? fdopendir(folder) : NULL;
	struct dirent *entry;
	bool good = true;
	int count = 0;

	while (directory && good && (entry = readdir(directory)))
		if (is_of(job, entry->d_name))
			good = count++ < COLLECTED_MOST && collect(cell, job, entry->d_name);
	if (directory)
		closedir(directory);
	return good;
}
