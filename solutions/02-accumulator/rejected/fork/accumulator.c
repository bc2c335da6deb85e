/*
 * Two processes instead of two threads: the child counts down in its own copy of `i`, and
 * sends the sum to the parent through a pipe.
 */
#include <sys/wait.h>
#include <unistd.h>

#include "accumulator.h"

static int i;

static void increment(int rounds)
{
	for (int round = 0; round < rounds; round++) {
		i++;
		lab_tick();
	}
}

static void decrement(int rounds)
{
	for (int round = 0; round < rounds; round++) {
		i--;
		lab_tick();
	}
}

int accumulate(int rounds)
{
	int ends[2];
	int down = 0;
	pid_t child;

	i = 0;
	if (pipe(ends) != 0)
		return 0;
	child = fork();
	if (child == 0) {
		decrement(rounds + 1);
		_exit(write(ends[1], &i, sizeof i) != sizeof i);
	}
	increment(rounds);
	if (read(ends[0], &down, sizeof down) != sizeof down)
		down = 0;
	waitpid(child, NULL, 0);
	close(ends[0]);
	close(ends[1]);
	return i + down;
}
