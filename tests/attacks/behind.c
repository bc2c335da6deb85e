/*
 * behind LEVEL FOLDER SOURCE [WORD..]: compiles a C file and runs it, both behind a wall of that
 * level, as a grading would, but with no audit before it.
 *
 * FOLDER gets src/ bin/ run/. The words are the program's; of these, "@port" and "@socket" become
 * the TCP port and the abstract socket that this process listens on, "@me" its own number. The
 * program runs twice where the first word is "@twice".
 *
 * The last line is "end: HOW CODE", or "end: not compiled".
 */
#include "base/fault.h"
#include "base/file.h"
#include "process/pool.h"
#include "process/porter.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { MIB = 1 << 20 };

static const struct limits limits = {
	.milliseconds = 8000, .output_bytes = 4 * MIB, .memory_kib = 300 << 10};

static int listen_on_port(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t length = sizeof address;
	int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(sock, (struct sockaddr *)&address, length) != 0 || listen(sock, 4) != 0 ||
		getsockname(sock, (struct sockaddr *)&address, &length) != 0)
		die(EXIT_OUR_FAULT, "cannot listen");
	return ntohs(address.sin_port);
}

static char *listen_on_socket(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	char *name = text_format("racelab-attack-%ld", (long)getpid());
	int sock = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(address.sun_path + 1, name, strlen(name));
	if (bind(sock, (struct sockaddr *)&address,
		    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name))) != 0 ||
		listen(sock, 4) != 0)
		die(EXIT_OUR_FAULT, "cannot listen");
	return name;
}

static char *filled(const char *word)
{
	if (strcmp(word, "@port") == 0)
		return text_format("%d", listen_on_port());
	if (strcmp(word, "@socket") == 0)
		return listen_on_socket();
	if (strcmp(word, "@me") == 0)
		return text_format("%ld", (long)getpid());
	return text_copy(word);
}

static char *below(const char *folder, const char *name)
{
	char *path = text_format("%s/%s", folder, name);

	make_directories(path);
	return path;
}

static struct job *compile(const char *folder, const char *source, const char *secret)
{
	struct job *job = job_new("compile");
	char *sources = below(folder, "src"), *programs = below(folder, "bin"), *word;

	word = text_format("%s/attack.c", sources);
	file_copy(source, word);
	free(word);
	job->directory = text_copy(sources);
	job->limits = limits;
	job_sees(job, sources);
	job_changes(job, programs);
	job_arguments(job, "clang -w -std=gnu11 -pthread attack.c -o");
	word = text_format("%s/attack", programs);
	job_argument(job, word);
	free(word);
	word = text_format("-DSECRET=\"%s\"", secret);
	job_argument(job, word);
	free(word);
	free(sources);
	free(programs);
	return job;
}

static struct job *run(const char *folder, char **words)
{
	struct job *job = job_new("attack");
	char *programs = below(folder, "bin"), *word = text_format("%s/attack", programs);

	job->directory = below(folder, "run");
	job->output = text_format("%s/attack.out", job->directory);
	job->errors = text_format("%s/attack.err", job->directory);
	job->limits = limits;
	job->scratch = text_copy(job->directory);
	job->only_itself = true;
	job_sees(job, programs);
	job_argument(job, word);
	free(word);
	for (; *words; words++)
		job_argument(job, *words);
	free(programs);
	return job;
}

static void tell(const struct job *job)
{
	struct text said = {0};

	file_read(&said, job->output, MIB);
	printf("%send: %s %d\n", text_string(&said), job_end_word(job->end), job->code);
	text_release(&said);
}

static enum wall_level level_of(const char *name)
{
	for (int level = 0; level < WALL_LEVELS; level++)
		if (strcmp(wall_kinds[level].name, name) == 0)
			return (enum wall_level)level;
	die(EXIT_USAGE, "no level `%s`", name);
}

int main(int count, char **words)
{
	struct pool pool = {.width = 1};
	struct job *built, *attack;
	struct wall wall;
	bool twice;

	if (count > 2 && strcmp(words[1], PORTER_WORD) == 0)
		return porter_main(words + 2);
	if (count < 4)
		die(EXIT_USAGE, "behind LEVEL FOLDER SOURCE [WORD..]");
	wall_init(&wall, level_of(words[1]));
	pool_wall(&wall);
	built = compile(words[2], words[3], words[4] ? words[4] : "");
	job_run(built);
	if (!job_succeeded(built)) {
		printf("end: not compiled\n");
		return 0;
	}
	twice = words[4] && strcmp(words[4], "@twice") == 0;
	for (int i = 4; i < count; i++)
		words[i] = filled(words[i]);
	if (twice)
		pool_add(&pool, run(words[2], words + 4));
	attack = pool_add(&pool, run(words[2], words + 4));
	pool_run(&pool);
	tell(attack);
	return 0;
}
