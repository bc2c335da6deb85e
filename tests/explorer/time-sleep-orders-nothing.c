// A sleep is no lock, however long it is.
// expect: broken
// finds: race result
// ends: exited 0 "0\n"
// ends: exited 0 "1\n"
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int result;

static void *work(void *unused)
{
	result = 1; // race
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	sleep(10);
	printf("%d\n", result); // race
	pthread_join(thread, NULL);
	return 0;
}
