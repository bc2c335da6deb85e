// Nobody notes that the signal was sent: one that comes before the wait is lost.
// expect: broken
// finds: deadlock
// ends: exited 0 "woken\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	pthread_cond_wait(&go, &lock);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_cond_signal(&go);
	pthread_join(thread, NULL);
	puts("woken");
	return 0;
}
