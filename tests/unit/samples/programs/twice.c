#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *again(void *unused)
{
	/* A fresh initializer over a held lock: the second thread gets in. */
	lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
	pthread_mutex_lock(&lock); /* misuse */
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_mutex_lock(&lock);
	pthread_create(&thread, NULL, again, NULL);
	pthread_join(thread, NULL);
	return 0;
}
