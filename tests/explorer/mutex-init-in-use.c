// A mutex is initialised when its user has begun: too late.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_mutex_t mutex;
static int count;

static void *work(void *unused)
{
	pthread_mutex_lock(&mutex);
	count++;
	pthread_mutex_unlock(&mutex);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_mutex_init(&mutex, NULL); // misuse
	return 0;
}
