// All threads get the address of one loop variable.
// expect: broken
// finds: race stack
// finds: race seen
#include <pthread.h>
#include <stdio.h>

static int seen[2];

static void *work(void *argument)
{
	int number = *(int *)argument; // race

	if (number < 2)
		seen[number] = 1; // race
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	for (int i = 0; i < 2; i++) // race
		pthread_create(&threads[i], NULL, work, &i);
	pthread_join(threads[0], NULL);
	pthread_join(threads[1], NULL);
	return 0;
}
