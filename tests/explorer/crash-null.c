// Reads where NULL points, in one order only.
// expect: broken
// finds: crash
// ends: exited 0 "1\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static int one = 1;
static int *_Atomic pointer;

static void *work(void *unused)
{
	pointer = &one;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	printf("%d\n", *pointer); // crash
	pthread_join(thread, NULL);
	return 0;
}
