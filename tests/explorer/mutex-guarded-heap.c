// A lock inside the object that it guards, on the heap, freed after the join.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct counter {
	pthread_mutex_t lock;
	int value;
};

static void *work(void *argument)
{
	struct counter *counter = argument;

	pthread_mutex_lock(&counter->lock);
	counter->value++;
	pthread_mutex_unlock(&counter->lock);
	return NULL;
}

int main(void)
{
	struct counter *counter = calloc(1, sizeof *counter);
	pthread_t one, other;

	pthread_mutex_init(&counter->lock, NULL);
	pthread_create(&one, NULL, work, counter);
	pthread_create(&other, NULL, work, counter);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", counter->value);
	pthread_mutex_destroy(&counter->lock);
	free(counter);
	return 0;
}
