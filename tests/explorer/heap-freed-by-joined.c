// A thread has freed its block, and ended: nobody may touch that any more.
// expect: broken
// finds: memory
#include <pthread.h>
#include <stdlib.h>

static int *block;

static void *work(void *unused)
{
	block = malloc(sizeof *block);
	free(block);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	*block = 1; // memory
	return 0;
}
