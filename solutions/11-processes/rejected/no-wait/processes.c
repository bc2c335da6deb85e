/*
 * Each update is one step. But nobody waits for the two processes: the sum is read too early, and
 * they still run when the program has ended.
 */
#include <stdatomic.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

#include "processes.h"

struct shared {
	atomic_int sum;
};

static struct shared *shared; /* a page that forked processes share with their parent */

static void increment(int rounds)
{
	for (int round = 0; round < rounds; round++) {
		atomic_fetch_add(&shared->sum, 1);
		lab_tick();
	}
}

static void decrement(int rounds)
{
	for (int round = 0; round < rounds; round++) {
		atomic_fetch_sub(&shared->sum, 1);
		lab_tick();
	}
}

/* Returns memory that is shared with every process forked from now on. */
static void *share(size_t size)
{
	return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

static void start(void (*work)(int rounds), int rounds)
{
	if (fork() == 0) {
		work(rounds);
		_exit(0);
	}
}

int accumulate(int rounds)
{
	shared = share(sizeof *shared);
	start(increment, rounds);
	start(decrement, rounds + 1);
	return shared->sum;
}
