// Nobody may rely on the day that it is: the lock is there today only.
// expect: broken
// finds: race i
// each: CLOCK=time(NULL)
// each: CLOCK=seconds()
// each: CLOCK=worked()
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int i, safe;

__attribute__((unused)) static time_t seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

__attribute__((unused)) static time_t worked(void)
{
	return clock() / CLOCKS_PER_SEC;
}

static void *work(void *unused)
{
	if (safe)
		pthread_mutex_lock(&lock);
	i++; // race
	if (safe)
		pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	safe = CLOCK < 4000000000;
	pthread_create(&thread, NULL, work, NULL);
	work(NULL);
	pthread_join(thread, NULL);
	return 0;
}
