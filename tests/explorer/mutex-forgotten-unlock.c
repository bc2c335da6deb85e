// An early return keeps the lock: the other thread waits for ever.
// expect: broken
// finds: deadlock
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *skip)
{
	pthread_mutex_lock(&lock);
	if (skip)
		return NULL;
	pthread_mutex_unlock(&lock);
	return NULL;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, (void *)1);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
