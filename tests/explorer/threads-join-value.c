// A thread's result comes through join.
// expect: deterministic
// ends: exited 0 "42\n"
#include <pthread.h>
#include <stdio.h>

static void *answer(void *argument)
{
	return (char *)argument + 1;
}

int main(void)
{
	pthread_t thread;
	void *result;

	pthread_create(&thread, NULL, answer, (void *)41);
	pthread_join(thread, &result);
	printf("%ld\n", (long)result);
	return 0;
}
