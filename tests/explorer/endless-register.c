// A loop that does nothing at all, in one thread.
// expect: broken
// finds: endless
#include <pthread.h>

static void *work(void *unused)
{
	for (unsigned i = 0;; i++)
		__asm__ volatile("" : "+r"(i));
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	return 0;
}
