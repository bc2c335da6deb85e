// What a thread wrote is there after join, and what was there before create it may read.
// expect: deterministic
// ends: exited 0 "6\n"
#include <pthread.h>
#include <stdio.h>

static int given, result;

static void *work(void *unused)
{
	result = given * 2;
	return unused;
}

int main(void)
{
	pthread_t thread;

	given = 3;
	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	printf("%d\n", result);
	return 0;
}
