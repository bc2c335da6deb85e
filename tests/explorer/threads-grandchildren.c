// A thread makes a thread, and joins it.
// states: 16
// expect: deterministic
// ends: exited 0 "3\n"
#include <pthread.h>
#include <stdio.h>

static void *grow(void *argument)
{
	long depth = (long)argument;
	pthread_t child;
	void *result;

	if (depth == 0)
		return (void *)0;
	pthread_create(&child, NULL, grow, (void *)(depth - 1));
	pthread_join(child, &result);
	return (char *)result + 1;
}

int main(void)
{
	printf("%ld\n", (long)grow((void *)3));
	return 0;
}
