// The flag comes in time, or the wait times out.
// expect: broken
// ends: exited 0 "late\n"
// ends: exited 0 "ready\n"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;
static int ready;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	ready = 1;
	pthread_cond_signal(&go);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	struct timespec until;
	pthread_t thread;
	int error = 0;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec++;
	pthread_create(&thread, NULL, work, NULL);
	pthread_mutex_lock(&lock);
	while (!ready && error != ETIMEDOUT)
		error = pthread_cond_timedwait(&go, &lock, &until);
	puts(ready ? "ready" : "late");
	pthread_mutex_unlock(&lock);
	pthread_join(thread, NULL);
	return 0;
}
