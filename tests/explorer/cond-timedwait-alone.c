// Nobody ever signals: the timed wait is the only way on, and no deadlock.
// expect: deterministic
// ends: exited 0 "late\n"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;

int main(void)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	pthread_mutex_lock(&lock);
	while (pthread_cond_timedwait(&go, &lock, &until) != ETIMEDOUT)
		;
	pthread_mutex_unlock(&lock);
	puts("late");
	return 0;
}
