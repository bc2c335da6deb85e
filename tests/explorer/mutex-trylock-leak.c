// A failed trylock tells that x was written, and orders nothing: a race.
// expect: broken
// finds: race x
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int x;

static void *work(void *unused)
{
	x = 1; // race
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	if (pthread_mutex_trylock(&lock) != 0)
		x = 2; // race
	else
		pthread_mutex_unlock(&lock);
	pthread_join(thread, NULL);
	return 0;
}
