// Destroyed while a thread waits for it.
// expect: broken
// finds: misuse
#include <pthread.h>
#include <semaphore.h>

static sem_t semaphore;

static void *work(void *unused)
{
	sem_wait(&semaphore); // misuse
	return unused;
}

int main(void)
{
	pthread_t thread;

	sem_init(&semaphore, 0, 0);
	pthread_create(&thread, NULL, work, NULL);
	sem_destroy(&semaphore); // misuse
	return 0;
}
