// Write, meet, read the neighbour's: the barrier is used twice and orders both phases.
// states: 35
// expect: deterministic
// ends: exited 0 "2 1\n"
#include <pthread.h>
#include <stdio.h>

static pthread_barrier_t barrier;
static int cells[2];

static void *work(void *argument)
{
	long mine = (long)argument;
	int seen;

	cells[mine] = (int)mine + 1;
	pthread_barrier_wait(&barrier);
	seen = cells[1 - mine];
	pthread_barrier_wait(&barrier);
	cells[mine] = seen;
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	pthread_barrier_init(&barrier, NULL, 2);
	for (long i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, work, (void *)i);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	pthread_barrier_destroy(&barrier);
	printf("%d %d\n", cells[0], cells[1]);
	return 0;
}
