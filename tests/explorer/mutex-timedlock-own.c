// A timed lock on one's own normal mutex times out; it is no deadlock.
// expect: deterministic
// ends: exited 0 "1\n"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int main(void)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	pthread_mutex_lock(&lock);
	printf("%d\n", pthread_mutex_timedlock(&lock, &until) == ETIMEDOUT);
	pthread_mutex_unlock(&lock);
	return 0;
}
