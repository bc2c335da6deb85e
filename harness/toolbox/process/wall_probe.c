#include "process/wall_probe.h"

#include "base/file.h"
#include "process/pool.h"
#include "process/probe.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <xxhash.h>

enum { SAID_LARGEST = 1 << 16, SECONDS = 20, FILE_LARGEST = 1 << 20 };

static enum wall_level level_named(const char *name)
{
	for (int level = WALL_L0; level < WALL_LEVELS; level++)
		if (strcmp(wall_kinds[level].name, name) == 0)
			return (enum wall_level)level;
	return WALL_L0;
}

/* A neighbour for the probe to reach. */
static int listen_to_probe(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int length = snprintf(
		address.sun_path + 1, sizeof address.sun_path - 1, PROBE_SOCKET, (long)getpid());
	int sock = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (sock >= 0 && bind(sock, (struct sockaddr *)&address,
				 (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 +
					     (size_t)length)) == 0)
		listen(sock, 1);
	return sock;
}

static struct job *probe_job(const struct house *house, enum wall_level level, const char *folder)
{
	struct job *job = job_new("probe");
	char number[32];

	job->directory = text_copy(folder);
	job->scratch = text_copy(folder);
	job->output = text_format("%s.%ld.txt", folder, (long)getpid());
	job->limits = (struct limits){
		.milliseconds = SECONDS * 1000L,
		.output_bytes = FILE_LARGEST,
	};
	job_sees(job, house->runtime);
	job_argument(job, PROBE_WORD);
	snprintf(number, sizeof number, "%d", (int)level);
	job_argument(job, number);
	snprintf(number, sizeof number, "%ld", (long)getpid());
	job_argument(job, number);
	job_argument(job, house->labs);
	job_argument(job, house->solutions);
	job_argument(job, house->harness);
	return job;
}

/* What the probe could do, or why there was none. NULL when the level holds. */
static char *fault_of(struct job *job)
{
	struct text said = {0};
	char *fault = NULL;

	file_read(&said, job->output, SAID_LARGEST);
	unlink(job->output);
	if (job->end == JOB_NOT_STARTED)
		fault = text_copy(job->complaint ? job->complaint : strerror(job->code));
	else if (said.length)
		fault = text_format("a hostile program %.*s",
			(int)strcspn(text_string(&said), "\n"), text_string(&said));
	else if (!job_succeeded(job))
		fault = text_format("a hostile program ended as it should not (%s %d)",
			job_end_word(job->end), job->code);
	text_release(&said);
	return fault;
}

/* What shows without a try. */
static char *obstacle(enum wall_level level)
{
	if (level == WALL_L1 && geteuid() != 0)
		return text_copy("only root can start programs as another user");
	if (wall_kinds[level].namespaces && access("/usr/bin/bwrap", X_OK) != 0)
		return text_copy("bubblewrap is missing; `make deps` installs it");
	if (wall_kinds[level].cgroup)
		return text_copy("racelab makes no memory cgroups yet");
	return NULL;
}

/* NULL when it holds. */
static char *try_level(const struct house *house, enum wall_level level)
{
	char *folder = text_format("%s/probe", house->cache), *fault;
	int neighbour = listen_to_probe();
	struct wall wall;
	struct job *job;

	make_directories(folder);
	wall_init(&wall, level);
	pool_wall(&wall);
	job = probe_job(house, level, folder);
	job_run(job);
	pool_wall(NULL);
	fault = fault_of(job);
	job_free(job);
	remove_tree(folder);
	if (neighbour >= 0)
		close(neighbour);
	free(folder);
	return fault;
}

/* The tests pretend that this machine allows no more than RACELAB_WALL says. */
static enum wall_level best_level(void)
{
	const char *pretended = getenv("RACELAB_WALL");

	return pretended ? level_named(pretended) : WALL_LEVELS - 1;
}

static void measure(const struct house *house, struct conf *answer)
{
	struct text missing = {0};
	int level = (int)best_level();

	for (; level > WALL_L0; level--) {
		char *fault = obstacle((enum wall_level)level);

		if (!fault)
			fault = try_level(house, (enum wall_level)level);
		if (!fault)
			break;
		text_addf(&missing, "%s%s: %s", missing.length ? ". " : "", wall_kinds[level].name,
			fault);
		free(fault);
	}
	conf_set(answer, "missing", text_string(&missing));
	text_release(&missing);
	conf_set(answer, "level", wall_kinds[level].name);
}

static void add_file(struct text *key, const char *path)
{
	struct stat status = {0};

	stat(path, &status);
	text_addf(
		key, "%s %lld %lld;", path, (long long)status.st_size, (long long)status.st_mtime);
}

/* Its name depends on everything that the answer depends on. */
static char *answer_file(const struct house *house)
{
	struct text key = {0};
	char *path;
	struct utsname system;

	add_file(&key, "/usr/bin/bwrap");
	add_file(&key, "/proc/self/exe");
	uname(&system);
	text_addf(&key, "%s %s %ld %d", system.release, system.version, (long)geteuid(),
		(int)best_level());
	path = text_format("%s/wall-%016llx.conf", house->cache,
		(unsigned long long)XXH3_64bits(text_string(&key), key.length));
	text_release(&key);
	return path;
}

void wall_probe(const struct house *house, struct wall_probe *probe)
{
	char *path = answer_file(house);
	struct text complaint = {0};
	struct conf answer;

	if (!conf_read(&answer, path, &complaint) || !conf_get(&answer, "level")) {
		conf_release(&answer);
		answer = (struct conf){.name = text_copy("wall")};
		make_directories(house->cache);
		measure(house, &answer);
		/* A machine without a wall is asked anew: somebody may be mending it. */
		if (level_named(conf_get_or(&answer, "level", "")) > WALL_L0)
			conf_write(&answer, path);
	}
	*probe = (struct wall_probe){
		.level = level_named(conf_get_or(&answer, "level", "")),
		.missing = text_copy(conf_get_or(&answer, "missing", "none was tried")),
	};
	conf_release(&answer);
	text_release(&complaint);
	free(path);
}

void wall_probe_release(struct wall_probe *probe)
{
	free(probe->missing);
	*probe = (struct wall_probe){0};
}
