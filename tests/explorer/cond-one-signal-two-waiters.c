// One signal wakes one of two: the other sleeps for ever.
// expect: broken
// finds: deadlock
// ends: exited 0 ""
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;
static int ready;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	while (!ready)
		pthread_cond_wait(&go, &lock);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_mutex_lock(&lock);
	ready = 1;
	pthread_cond_signal(&go);
	pthread_mutex_unlock(&lock);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
