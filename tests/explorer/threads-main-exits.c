// main ends with pthread_exit(): the program goes on until its last thread has ended, status 0.
// expect: deterministic
// ends: exited 0 "still here\n"
#include <pthread.h>
#include <stdio.h>

static void *work(void *unused)
{
	puts("still here");
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_exit(NULL);
}
