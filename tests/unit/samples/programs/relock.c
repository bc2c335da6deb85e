#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;

static void inner(void)
{
	pthread_mutex_lock(&lock); /* misuse */
}

int main(void)
{
	pthread_mutex_lock(&lock);
	inner();
	pthread_mutex_unlock(&lock);
	return 0;
}
