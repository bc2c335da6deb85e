// printf() is given a number that another thread changes.
// expect: broken
// finds: race count
// ends: exited 0 "0\n"
// ends: exited 0 "1\n"
#include <pthread.h>
#include <stdio.h>

static int count;

static void *work(void *unused)
{
	count = 1; // race
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	printf("%d\n", count); // race
	pthread_join(thread, NULL);
	return 0;
}
