// A _Thread_local variable is each thread's own, with its first value for everybody.
// expect: deterministic
// ends: exited 0 "11 11 10\n"
#include <pthread.h>
#include <stdio.h>

static _Thread_local int own = 10;
static int results[2];

static void *work(void *argument)
{
	own++;
	results[(long)argument] = own;
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	for (long i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, work, (void *)i);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	printf("%d %d %d\n", results[0], results[1], own);
	return 0;
}
