#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t gate = PTHREAD_RWLOCK_INITIALIZER;
static int shared;

static void *careful(void *unused)
{
	for (int round = 0; round < 1000; round++) {
		pthread_rwlock_rdlock(&gate);
		pthread_mutex_lock(&lock);
		shared++; /* race */
		pthread_mutex_unlock(&lock);
		pthread_rwlock_unlock(&gate);
	}
	return unused;
}

static void *careless(void *unused)
{
	for (int round = 0; round < 1000; round++)
		shared++; /* race */
	return unused;
}

int main(void)
{
	pthread_t first, second;

	pthread_create(&first, NULL, careful, NULL);
	pthread_create(&second, NULL, careless, NULL);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	return 0;
}
