/*
 * again SECONDS COMMAND [ARGUMENT]...
 *
 * Runs a command, one process after the other, until that much time is gone: fork, exec, wait. With
 * 0 it runs once. Prints how many, how many seconds, and the KiB of the largest.
 *
 * Linked with -DPROGRAM=function, the main of a program of ours, it does without exec: each child
 * calls that.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef PROGRAM
int PROGRAM(int argc, char **argv);
#endif

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static _Noreturn void child(int argc, char **argv)
{
	if (!freopen("/dev/null", "w", stdout))
		_exit(127);
#ifdef PROGRAM
	exit(PROGRAM(argc, argv));
#else
	(void)argc;
	execv(argv[0], argv);
	_exit(127);
#endif
}

int main(int argc, char **argv)
{
	double limit = argc > 2 ? atof(argv[1]) : -1, since = now();
	struct rusage used;
	long runs = 0;

	if (limit < 0)
		return 2;
	do {
		int status;
		pid_t pid = fork();

		if (pid == 0)
			child(argc - 2, argv + 2);
		if (pid < 0 || waitpid(pid, &status, 0) < 0 || status != 0) {
			fprintf(stderr, "again: %s failed\n", argv[2]);
			return 1;
		}
		runs++;
	} while (now() - since < limit);
	limit = now() - since;
	getrusage(RUSAGE_CHILDREN, &used);
	printf("%ld %.6f %ld\n", runs, limit, used.ru_maxrss);
	return 0;
}
