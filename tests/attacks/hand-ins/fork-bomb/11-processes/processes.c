/*
 * Verdict: anything but solved, in bounded time. Each of its processes starts others, which outlive
 * it and ignore whoever asks them to leave.
 */
#include <pthread.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "processes.h"

struct shared {
	pthread_mutex_t lock; /* guards sum */
	int sum;
};

static struct shared *shared; /* a page that forked processes share with their parent */

static void increment(int rounds)
{
	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&shared->lock);
		shared->sum++;
		pthread_mutex_unlock(&shared->lock);
		lab_tick();
	}
}

static void decrement(int rounds)
{
	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&shared->lock);
		shared->sum--;
		pthread_mutex_unlock(&shared->lock);
		lab_tick();
	}
}

/* Returns memory that is shared with every process forked from now on. */
static void *share(size_t size)
{
	return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

static pid_t start(void (*work)(int rounds), int rounds)
{
	pid_t child = fork();

	for (int i = 0; child == 0 && i < 1000; i++)
		if (fork() == 0)
			for (;;) {
				fork();
				sleep(600);
			}
	if (child == 0) {
		work(rounds);
		_exit(0);
	}
	return child;
}

int accumulate(int rounds)
{
	pid_t incrementer;
	pid_t decrementer;
	pthread_mutexattr_t attributes;

	shared = share(sizeof *shared);
	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(&shared->lock, &attributes);
	pthread_mutexattr_destroy(&attributes);
	incrementer = start(increment, rounds);
	decrementer = start(decrement, rounds + 1);
	waitpid(incrementer, NULL, 0);
	waitpid(decrementer, NULL, 0);
	return shared->sum;
}
