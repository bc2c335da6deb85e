// Of threads that others than their maker join, the numbers are used again when none is left.
// expect: deterministic
// ends: exited 0 "400\n"
#include <pthread.h>
#include <stdio.h>

static int count;
static pthread_t threads[400];

static void *work(void *unused)
{
	count++;
	return unused;
}

static void *join(void *which)
{
	pthread_join(*(pthread_t *)which, NULL);
	return NULL;
}

int main(void)
{
	for (int i = 0; i < 400; i++) {
		pthread_t joiner;

		pthread_create(&threads[i], NULL, work, NULL);
		pthread_create(&joiner, NULL, join, &threads[i]);
		pthread_join(joiner, NULL);
	}
	printf("%d\n", count);
	return 0;
}
