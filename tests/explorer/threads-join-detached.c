// A detached thread may not be joined, whether it has ended or not.
// expect: broken
// finds: misuse
#include <pthread.h>

static void *work(void *unused)
{
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_detach(thread);
	pthread_join(thread, NULL); // misuse
	return 0;
}
