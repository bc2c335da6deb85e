// Two threads count up to the argument each, one after the other: many accesses, and few states.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static int count, most;

static void *run(void *unused)
{
	for (int i = 0; i < most; i++)
		count++;
	return unused;
}

int main(int argc, char **argv)
{
	most = argc > 1 ? atoi(argv[1]) : 10;
	for (int i = 0; i < 2; i++) {
		pthread_t thread;

		pthread_create(&thread, NULL, run, NULL);
		pthread_join(thread, NULL);
	}
	printf("%d\n", count);
	return 0;
}
