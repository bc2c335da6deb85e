// A thread returns the address of its own local variable.
// expect: broken
// finds: memory
#include <pthread.h>
#include <stdio.h>

static void *work(void *unused)
{
	static int *escaped;
	int local = 4;

	(void)unused;
	escaped = &local;
	return escaped;
}

int main(void)
{
	pthread_t thread;
	void *result;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, &result);
	printf("%d\n", *(int *)result); // memory
	return 0;
}
