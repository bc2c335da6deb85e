// Without the second barrier one thread overwrites what the other still reads.
// expect: broken
// finds: race cells
#include <pthread.h>

static pthread_barrier_t barrier;
static int cells[2];

static void *work(void *argument)
{
	long mine = (long)argument;
	int seen;

	cells[mine] = (int)mine + 1;
	pthread_barrier_wait(&barrier);
	seen = cells[1 - mine]; // race
	cells[mine] = seen; // race
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
	return 0;
}
