// A condition variable is initialised when a thread may wait for it already.
// expect: broken
// finds: misuse
#include <pthread.h>
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static int count;

static void *work(void *unused)
{
	pthread_mutex_lock(&mutex);
	while (!count)
		pthread_cond_wait(&changed, &mutex);
	pthread_mutex_unlock(&mutex);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_cond_init(&changed, NULL); // misuse
	return 0;
}
