// The flag is set without the lock, between the other's look and its wait: the signal is lost.
// expect: broken
// finds: race ready
// finds: deadlock
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;
static int ready;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	while (!ready) // race
		pthread_cond_wait(&go, &lock);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	ready = 1; // race
	pthread_cond_signal(&go);
	pthread_join(thread, NULL);
	return 0;
}
