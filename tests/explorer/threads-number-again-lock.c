// The lock that an ended thread still holds is not that of the next thread.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *take(void *unused)
{
	pthread_mutex_lock(&mutex);
	return unused;
}

static void *give(void *unused)
{
	pthread_mutex_unlock(&mutex); // misuse
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, take, NULL);
	pthread_join(thread, NULL);
	pthread_create(&thread, NULL, give, NULL);
	pthread_join(thread, NULL);
	return 0;
}
