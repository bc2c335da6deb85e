#include <pthread.h>
#include <time.h>

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER, other = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;

static void wait_with(pthread_mutex_t *lock)
{
	struct timespec soon = {.tv_sec = time(NULL) + 2};

	pthread_mutex_lock(lock);
	pthread_cond_timedwait(&ready, lock, &soon); /* misuse: two locks, one condition */
	pthread_mutex_unlock(lock);
}

static void *with_one(void *unused)
{
	wait_with(&one);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, with_one, NULL);
	wait_with(&other);
	pthread_join(thread, NULL);
	return 0;
}
