// Two waits and one post.
// expect: broken
// finds: deadlock
#include <pthread.h>
#include <semaphore.h>

static sem_t semaphore;

static void *work(void *unused)
{
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
