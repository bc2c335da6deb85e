// Two threads wait for each other's end.
// expect: broken
// finds: deadlock
#include <pthread.h>

static pthread_t first;

static void *work(void *unused)
{
	pthread_join(first, NULL);
	return unused;
}

int main(void)
{
	pthread_t thread;

	first = pthread_self();
	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	return 0;
}
