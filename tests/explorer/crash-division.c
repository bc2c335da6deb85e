// Divides by what another thread has not set yet.
// expect: broken
// finds: crash
// ends: exited 5 ""
#include <pthread.h>
#include <stdatomic.h>

static atomic_int divisor;

static void *work(void *unused)
{
	divisor = 2;
	return unused;
}

int main(void)
{
	pthread_t thread;
	int result;

	pthread_create(&thread, NULL, work, NULL);
	result = 10 / divisor; // crash
	pthread_join(thread, NULL);
	return result;
}
