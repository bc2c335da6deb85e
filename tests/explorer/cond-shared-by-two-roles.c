// Producer and consumers sleep on one condition: a signal may wake the wrong one.
// expect: broken
// finds: deadlock
// ends: exited 0 ""
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int full;

static void change(int from)
{
	pthread_mutex_lock(&lock);
	while (full != from)
		pthread_cond_wait(&changed, &lock);
	full = !from;
	pthread_cond_signal(&changed);
	pthread_mutex_unlock(&lock);
}

static void *take(void *unused)
{
	change(1);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, take, NULL);
	pthread_create(&other, NULL, take, NULL);
	change(0);
	change(0);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
