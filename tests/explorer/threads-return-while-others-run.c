// main returns 1 or the thread exits with 2, whoever is first.
// expect: broken
// ends: exited 1 ""
// ends: exited 2 ""
#include <pthread.h>
#include <stdlib.h>

static void *work(void *unused)
{
	exit(2);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	return 1;
}
