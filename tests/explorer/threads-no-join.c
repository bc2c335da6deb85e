// main reads without join: a race, and 0 or 6.
// expect: broken
// finds: race result
// ends: exited 0 "0\n"
// ends: exited 0 "6\n"
#include <pthread.h>
#include <stdio.h>

static int result;

static void *work(void *unused)
{
	result = 6; // race
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	printf("%d\n", result); // race
	return 0;
}
