// Destroyed while a thread sleeps on it.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	pthread_cond_wait(&go, &lock); // misuse
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_cond_destroy(&go); // misuse
	return 0;
}
