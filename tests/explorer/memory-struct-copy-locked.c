// The same under a lock: all or nothing.
// expect: broken
// ends: exited 0 "0 0\n"
// ends: exited 0 "1 1\n"
#include <pthread.h>
#include <stdio.h>

struct record {
	int first, between[20], last;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct record shared;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	shared.first = 1;
	shared.last = 1;
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	struct record copy;
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_mutex_lock(&lock);
	copy = shared;
	pthread_mutex_unlock(&lock);
	pthread_join(thread, NULL);
	printf("%d %d\n", copy.first, copy.last);
	return 0;
}
