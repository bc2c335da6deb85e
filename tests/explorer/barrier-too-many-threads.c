// Three threads at a barrier for two: one is left over.
// expect: broken
// finds: deadlock
#include <pthread.h>

static pthread_barrier_t barrier;

static void *work(void *unused)
{
	pthread_barrier_wait(&barrier);
	return unused;
}

int main(void)
{
	pthread_t threads[3];

	pthread_barrier_init(&barrier, NULL, 2);
	for (int i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, work, NULL);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	return 0;
}
