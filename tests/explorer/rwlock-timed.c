// Timed locks: for reading it can be had at once, for writing it times out.
// expect: deterministic
// ends: exited 0 "0 1\n"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void *work(void *unused)
{
	struct timespec until;
	int read, write;

	clock_gettime(CLOCK_REALTIME, &until);
	read = pthread_rwlock_timedrdlock(&lock, &until);
	pthread_rwlock_unlock(&lock);
	write = pthread_rwlock_timedwrlock(&lock, &until);
	printf("%d %d\n", read, write == ETIMEDOUT);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_rwlock_rdlock(&lock);
	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	pthread_rwlock_unlock(&lock);
	return 0;
}
