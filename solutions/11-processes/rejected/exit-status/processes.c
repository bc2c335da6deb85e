/*
 * Nothing is shared: each process counts for itself and hands its count over as it ends. But the
 * parent sees only eight bits of an exit status.
 */
#include <sys/wait.h>
#include <unistd.h>

#include "processes.h"

static int increment(int rounds)
{
	int count = 0;

	for (int round = 0; round < rounds; round++) {
		count++;
		lab_tick();
	}
	return count;
}

static int decrement(int rounds)
{
	int count = 0;

	for (int round = 0; round < rounds; round++) {
		count++;
		lab_tick();
	}
	return count;
}

static pid_t start(int (*work)(int rounds), int rounds)
{
	pid_t child = fork();

	if (child == 0) {
		_exit(work(rounds));
	}
	return child;
}

int accumulate(int rounds)
{
	int up;
	int down;
	pid_t incrementer = start(increment, rounds);
	pid_t decrementer = start(decrement, rounds + 1);

	waitpid(incrementer, &up, 0);
	waitpid(decrementer, &down, 0);
	return WEXITSTATUS(up) - WEXITSTATUS(down);
}
