// pthread_exit() out of a nested call hands its value to join.
// expect: deterministic
// ends: exited 0 "7\n"
#include <pthread.h>
#include <stdio.h>

static void deeper(void)
{
	pthread_exit((void *)7);
}

static void *work(void *unused)
{
	deeper();
	return unused;
}

int main(void)
{
	pthread_t thread;
	void *result;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, &result);
	printf("%ld\n", (long)result);
	return 0;
}
