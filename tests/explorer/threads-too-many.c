// More threads at a time than the explorer has room for: no verdict.
// expect: cannot explore
#include <pthread.h>

static void *work(void *unused)
{
	return unused;
}

int main(void)
{
	pthread_t thread;

	for (int i = 0; i < 260; i++)
		pthread_create(&thread, NULL, work, NULL);
	return 0;
}
