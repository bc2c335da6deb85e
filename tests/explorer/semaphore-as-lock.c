// With the value 1 it is a lock, with 2 it is not.
// states: 88
// expect: broken
// finds: race count
#include <pthread.h>
#include <semaphore.h>

static sem_t room;
static int count;

static void *work(void *unused)
{
	sem_wait(&room);
	count++; // race
	sem_post(&room);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	sem_init(&room, 0, 2);
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
