// The write is locked and the read is not.
// expect: broken
// finds: race count
// ends: exited 0 "0\n"
// ends: exited 0 "1\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	count++; // race
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	printf("%d\n", count); // race
	pthread_join(thread, NULL);
	return 0;
}
