#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;

static void *waiter(void *unused)
{
	struct timespec soon;

	clock_gettime(CLOCK_REALTIME, &soon);
	soon.tv_sec++;
	pthread_mutex_lock(&lock);
	pthread_cond_timedwait(&ready, &lock, &soon);
	pthread_mutex_unlock(&lock);
	return unused;
}

static void wait_without_lock(void)
{
	struct timespec past = {0};

	pthread_cond_timedwait(&ready, &lock, &past); /* misuse */
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, waiter, NULL);
	nanosleep(&(struct timespec){.tv_nsec = 300000000}, NULL);
	pthread_cond_signal(&ready); /* dubious, yet allowed */
	pthread_join(thread, NULL);
	wait_without_lock();
	return 0;
}
