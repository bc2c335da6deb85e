// main destroys the lock without waiting for the thread that uses it.
// expect: broken
// finds: misuse
// ends: exited 0 ""
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock); // misuse
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_mutex_destroy(&lock); // misuse
	pthread_join(thread, NULL);
	return 0;
}
