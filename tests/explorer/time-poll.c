// Polls a flag under a lock, sleeping in between: it ends.
// expect: deterministic
// ends: exited 0 "ready\n"
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int ready;

static void *work(void *unused)
{
	pthread_mutex_lock(&lock);
	ready = 1;
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t thread;
	int seen = 0;

	pthread_create(&thread, NULL, work, NULL);
	while (!seen) {
		usleep(1000);
		pthread_mutex_lock(&lock);
		seen = ready;
		pthread_mutex_unlock(&lock);
	}
	puts("ready");
	pthread_join(thread, NULL);
	return 0;
}
