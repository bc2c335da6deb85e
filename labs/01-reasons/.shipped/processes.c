/*
 * Processes: fork() makes a copy of this one, with memory and a program counter of its own.
 * Python's multiprocessing does this, and each process has its own interpreter.
 */
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crew.h"

static void run(void (*work)(void), int pieces)
{
	for (int i = 0; i < pieces; i++)
		if (fork() == 0) {
			settle(i);
			work();
			_exit(0);
		}
	for (int i = 0; i < pieces; i++)
		wait(NULL);
}

const struct crew processes = {run, sleep_until};
