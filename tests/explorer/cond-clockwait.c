// pthread_cond_clockwait() is the same with a clock of one's choice.
// expect: deterministic
// ends: exited 0 "late\n"
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;

int main(void)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	pthread_mutex_lock(&lock);
	while (pthread_cond_clockwait(&go, &lock, CLOCK_MONOTONIC, &until) != ETIMEDOUT)
		;
	pthread_mutex_unlock(&lock);
	puts("late");
	return 0;
}
