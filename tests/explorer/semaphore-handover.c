// A semaphore hands data over.
// states: 13
// expect: deterministic
// ends: exited 0 "5\n"
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t filled;
static int item;

static void *work(void *unused)
{
	item = 5;
	sem_post(&filled);
	return unused;
}

int main(void)
{
	pthread_t thread;

	sem_init(&filled, 0, 0);
	pthread_create(&thread, NULL, work, NULL);
	sem_wait(&filled);
	printf("%d\n", item);
	pthread_join(thread, NULL);
	sem_destroy(&filled);
	return 0;
}
