// Wait gives a recursive mutex up once, not as often as it was locked: nobody else gets in.
// expect: broken
// finds: deadlock
// ends: exited 0 "done\n"
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER;
static int ready;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	ready = 1;
	pthread_cond_signal(&go);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_mutex_lock(&lock);
	pthread_mutex_lock(&lock);
	while (!ready)
		pthread_cond_wait(&go, &lock);
	pthread_mutex_unlock(&lock);
	pthread_mutex_unlock(&lock);
	pthread_join(thread, NULL);
	puts("done");
	return 0;
}
