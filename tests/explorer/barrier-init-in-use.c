// A barrier is initialised again when a thread may wait at it.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_barrier_t barrier;
static int count;

static void *work(void *unused)
{
	pthread_barrier_wait(&barrier);
	count++;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_barrier_init(&barrier, NULL, 2);
	pthread_create(&thread, NULL, work, NULL);
	pthread_barrier_init(&barrier, NULL, 1); // misuse
	return 0;
}
