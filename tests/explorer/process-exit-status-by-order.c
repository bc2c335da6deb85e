// The exit status is part of the outcome.
// expect: broken
// ends: exited 0 ""
// ends: exited 1 ""
#include <pthread.h>
#include <stdatomic.h>

static atomic_int late;

static void *work(void *unused)
{
	late = 1;
	return unused;
}

int main(void)
{
	pthread_t thread;
	int status;

	pthread_create(&thread, NULL, work, NULL);
	status = late;
	pthread_join(thread, NULL);
	return status;
}
