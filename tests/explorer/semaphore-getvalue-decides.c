// "Is there one left?" and "take it" are two steps: both see one, and one waits for ever.
// expect: broken
// finds: deadlock
// ends: exited 0 ""
#include <pthread.h>
#include <semaphore.h>

static sem_t semaphore;

static void *work(void *unused)
{
	int value;

	sem_getvalue(&semaphore, &value);
	if (value > 0)
		sem_wait(&semaphore);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	sem_init(&semaphore, 0, 1);
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
