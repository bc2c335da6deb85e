// The memory of the lock is freed while the other thread still wants it.
// expect: broken
// finds: memory
#include <pthread.h>
#include <stdlib.h>

static void *work(void *lock)
{
	pthread_mutex_lock(lock); // memory
	pthread_mutex_unlock(lock); // memory
	return NULL;
}

int main(void)
{
	pthread_mutex_t *lock = malloc(sizeof *lock);
	pthread_t thread;

	pthread_mutex_init(lock, NULL);
	pthread_create(&thread, NULL, work, lock);
	free(lock);
	pthread_join(thread, NULL);
	return 0;
}
