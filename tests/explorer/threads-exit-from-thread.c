// exit() in a thread ends everybody; main never returns 0.
// expect: deterministic
// ends: exited 3 "bye\n"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *work(void *unused)
{
	puts("bye");
	exit(3);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	return 0;
}
