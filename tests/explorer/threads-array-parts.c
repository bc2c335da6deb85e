// Each thread its own element: neighbours in memory are no race.
// expect: deterministic
// ends: exited 0 "0 1 4\n"
#include <pthread.h>
#include <stdio.h>

static char squares[3];

static void *work(void *argument)
{
	long i = (long)argument;

	squares[i] = (char)(i * i);
	return NULL;
}

int main(void)
{
	pthread_t threads[3];

	for (long i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, work, (void *)i);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	printf("%d %d %d\n", squares[0], squares[1], squares[2]);
	return 0;
}
