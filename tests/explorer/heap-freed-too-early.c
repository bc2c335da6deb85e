// main frees what the thread may still read: a race, and memory that was freed.
// expect: broken
// finds: race heap
// finds: memory
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *work(void *number)
{
	printf("%d\n", *(int *)number); // memory, race
	return NULL;
}

int main(void)
{
	int *number = malloc(sizeof *number);
	pthread_t thread;

	*number = 3;
	pthread_create(&thread, NULL, work, number);
	free(number); // race
	pthread_join(thread, NULL);
	return 0;
}
