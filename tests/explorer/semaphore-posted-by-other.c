// One post comes from another thread: the wait may have been for that one.
// expect: broken
// finds: race item
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t filled;
static int item;

static void *work(void *unused)
{
	item = 5; // race
	sem_post(&filled);
	return unused;
}

static void *meddle(void *unused)
{
	sem_post(&filled);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	sem_init(&filled, 0, 0);
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, meddle, NULL);
	sem_wait(&filled);
	printf("%d\n", item); // race
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
