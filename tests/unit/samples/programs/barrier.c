#include <pthread.h>

static pthread_barrier_t barrier;
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void *meet(void *unused)
{
	pthread_rwlock_unlock(&lock); /* misuse: it is not locked */
	pthread_barrier_wait(&barrier);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_barrier_init(&barrier, NULL, 2);
	pthread_barrier_init(&barrier, NULL, 2); /* misuse */
	pthread_create(&thread, NULL, meet, NULL);
	pthread_barrier_wait(&barrier);
	pthread_join(thread, NULL);
	return 0;
}
