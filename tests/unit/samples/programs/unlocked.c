#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void release(void)
{
	pthread_mutex_unlock(&lock); /* misuse */
}

int main(void)
{
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	release();
	return 0;
}
