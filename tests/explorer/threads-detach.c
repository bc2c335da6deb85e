// A detached thread may come to print, or main may be faster.
// expect: broken
// ends: exited 0 ""
// ends: exited 0 "hello\n"
#include <pthread.h>
#include <stdio.h>

static void *work(void *unused)
{
	pthread_detach(pthread_self());
	puts("hello");
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	return 0;
}
