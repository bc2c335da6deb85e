#include <pthread.h>
#include <stdlib.h>

static long *make_counter(void)
{
	return calloc(4, sizeof(long));
}

static void *count(void *counter)
{
	pthread_setname_np(pthread_self(), "it's a counter");
	for (int round = 0; round < 1000; round++)
		((long *)counter)[1]++; /* race */
	return NULL;
}

int main(void)
{
	long *counter = make_counter();
	pthread_t thread;

	pthread_create(&thread, NULL, count, counter);
	count(counter);
	pthread_join(thread, NULL);
	free(counter);
	return 0;
}
