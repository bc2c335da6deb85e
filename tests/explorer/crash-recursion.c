// Recursion without an end: the stack runs over, in a thread.
// expect: broken
// finds: crash
#include <pthread.h>

static volatile int deep;

static int recurse(int depth)
{
	return recurse(depth + 1) + deep;
}

static void *work(void *unused)
{
	deep = recurse(0);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	return 0;
}
