// Polls until a deadline: it gives up, or sees the flag.
// expect: broken
// ends: exited 0 "gave up\n"
// ends: exited 0 "ready\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

static atomic_int ready;

static void *work(void *unused)
{
	ready = 1;
	return unused;
}

int main(void)
{
	pthread_t thread;
	time_t end = time(NULL) + 5;

	pthread_create(&thread, NULL, work, NULL);
	while (!ready && time(NULL) < end)
		;
	puts(ready ? "ready" : "gave up");
	pthread_join(thread, NULL);
	return 0;
}
