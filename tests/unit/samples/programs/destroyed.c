#include <pthread.h>

static pthread_mutex_t lock;

static void destroy(void)
{
	pthread_mutex_destroy(&lock); /* misuse */
}

int main(void)
{
	pthread_mutex_init(&lock, NULL);
	pthread_mutex_lock(&lock);
	destroy();
	pthread_mutex_unlock(&lock);
	pthread_mutex_destroy(&lock);
	pthread_mutex_trylock(&lock); /* misuse */
	return 0;
}
