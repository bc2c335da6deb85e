// A thread may join main, once main has called pthread_exit().
// expect: deterministic
// ends: exited 0 "main gave 9\n"
#include <pthread.h>
#include <stdio.h>

static pthread_t first;

static void *work(void *unused)
{
	void *result;

	pthread_join(first, &result);
	printf("main gave %ld\n", (long)result);
	return unused;
}

int main(void)
{
	pthread_t thread;

	first = pthread_self();
	pthread_create(&thread, NULL, work, NULL);
	pthread_exit((void *)9);
}
