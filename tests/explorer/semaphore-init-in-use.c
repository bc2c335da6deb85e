// A semaphore is initialised again when a thread may wait for it.
// expect: broken
// finds: misuse
#include <pthread.h>
#include <semaphore.h>

static sem_t items;
static int count;

static void *work(void *unused)
{
	sem_wait(&items);
	count++;
	return unused;
}

int main(void)
{
	pthread_t thread;

	sem_init(&items, 0, 0);
	pthread_create(&thread, NULL, work, NULL);
	sem_init(&items, 0, 1); // misuse
	return 0;
}
