#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t lock;
static sem_t ready;

/* It may have been made already, and then nobody may make it again. */
static void prepare(void)
{
	pthread_mutex_init(&lock, NULL);
	sem_init(&ready, 0, 0);
}

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	sem_post(&ready);
	return unused;
}

int main(void)
{
	pthread_t thread;

	prepare();
	prepare(); /* misuse */
	pthread_create(&thread, NULL, work, NULL);
	sem_wait(&ready);
	pthread_join(thread, NULL);
	return 0;
}
