// The same, and the writer has released another object in between: still nothing orders the two.
// expect: broken
// finds: race x
#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sem_t other;
static int x;

static void *work(void *unused)
{
	x = 1; // race
	sem_post(&other);
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	sem_init(&other, 0, 0);
	pthread_create(&thread, NULL, work, NULL);
	if (pthread_mutex_trylock(&lock) != 0)
		x = 2; // race
	else
		pthread_mutex_unlock(&lock);
	pthread_join(thread, NULL);
	return 0;
}
