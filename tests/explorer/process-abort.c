// abort(), in a thread.
// expect: broken
// finds: abort
#include <pthread.h>
#include <stdlib.h>

static void *work(void *unused)
{
	abort(); // abort
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	return 0;
}
