#include <pthread.h>
#include <stdlib.h>
#include <time.h>

static void *use(void *block)
{
	nanosleep(&(struct timespec){.tv_nsec = 200000000}, NULL);
	*(int *)block = 1; /* use after free */
	return NULL;
}

int main(void)
{
	int *block = malloc(sizeof *block);
	pthread_t thread;

	pthread_create(&thread, NULL, use, block);
	free(block);
	pthread_join(thread, NULL);
	return 0;
}
