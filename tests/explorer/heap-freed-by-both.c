// Two threads free one block.
// expect: broken
// finds: memory
#include <pthread.h>
#include <stdlib.h>

static void *work(void *block)
{
	free(block); // memory
	return NULL;
}

int main(void)
{
	void *block = malloc(8);
	pthread_t one, other;

	pthread_create(&one, NULL, work, block);
	pthread_create(&other, NULL, work, block);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
