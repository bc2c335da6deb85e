/* Two forked processes count in a page that they share, and each ticks once per round. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab.h"

enum { ROUNDS_EACH = 300 };

static _Atomic int *count;

static void work(void)
{
	for (int i = 0; i < ROUNDS_EACH; i++) {
		++*count;
		lab_tick();
	}
}

int main(void)
{
	count = mmap(
		NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (int i = 0; i < 2; i++)
		if (fork() == 0) {
			work();
			_exit(0);
		}
	while (wait(NULL) > 0)
		;
	printf("count = %d\n", *count);
	return 0;
}
