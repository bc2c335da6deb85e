// Exactly one of three is told that it is the serial one, in each of two rounds.
// expect: deterministic
// ends: exited 0 "2 serial of 6\n"
#include <pthread.h>
#include <stdio.h>

static pthread_barrier_t barrier;
static int serial[3], waits[3];

static void *work(void *argument)
{
	long mine = (long)argument;

	for (int i = 0; i < 2; i++) {
		if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
			serial[mine]++;
		waits[mine]++;
	}
	return NULL;
}

int main(void)
{
	pthread_t threads[3];

	pthread_barrier_init(&barrier, NULL, 3);
	for (long i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, work, (void *)i);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	printf("%d serial of %d\n", serial[0] + serial[1] + serial[2],
		waits[0] + waits[1] + waits[2]);
	return 0;
}
