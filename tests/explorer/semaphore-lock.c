// With the value 1 it is a lock.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t room;
static int count;

static void *work(void *unused)
{
	sem_wait(&room);
	count++;
	sem_post(&room);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	sem_init(&room, 0, 1);
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", count);
	return 0;
}
