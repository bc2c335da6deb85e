/*
 * Two forked processes count in a page that they share, and each ticks once per round. Neither goes
 * on before the other has ticked, so that they interleave in every run.
 */
#include <sched.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab.h"

enum { ROUNDS_EACH = 300 };

struct shared {
	_Atomic int count, ticked;
};

static struct shared *shared;

static void work(void)
{
	for (int i = 0; i < ROUNDS_EACH; i++) {
		++shared->count;
		lab_tick();
		if (i == 0) {
			++shared->ticked;
			while (shared->ticked < 2)
				sched_yield();
		}
	}
}

int main(void)
{
	shared = mmap(
		NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (int i = 0; i < 2; i++)
		if (fork() == 0) {
			work();
			_exit(0);
		}
	while (wait(NULL) > 0)
		;
	printf("count = %d\n", shared->count);
	return 0;
}
