/*
 * The sum has one owner, and the others send it what they want added. But the owner keeps its own
 * writing end open: as long as somebody could still write, read() waits for more.
 */
#include <sys/wait.h>
#include <unistd.h>

#include "processes.h"

enum { OWNER_READS, OTHERS_WRITE };

static int requests[2];

static void ask_for(signed char amount)
{
	while (write(requests[OTHERS_WRITE], &amount, sizeof amount) != sizeof amount)
		;
}

static void increment(int rounds)
{
	for (int round = 0; round < rounds; round++) {
		ask_for(+1);
		lab_tick();
	}
}

static void decrement(int rounds)
{
	for (int round = 0; round < rounds; round++) {
		ask_for(-1);
		lab_tick();
	}
}

static pid_t start(void (*work)(int rounds), int rounds)
{
	pid_t child = fork();

	if (child == 0) {
		work(rounds);
		_exit(0);
	}
	return child;
}

int accumulate(int rounds)
{
	int sum = 0;
	signed char amount;
	pid_t incrementer;
	pid_t decrementer;

	if (pipe(requests) != 0)
		return 0;
	incrementer = start(increment, rounds);
	decrementer = start(decrement, rounds + 1);
	while (read(requests[OWNER_READS], &amount, sizeof amount) == sizeof amount)
		sum += amount;
	close(requests[OWNER_READS]);
	waitpid(incrementer, NULL, 0);
	waitpid(decrementer, NULL, 0);
	return sum;
}
