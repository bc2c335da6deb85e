// A thread gets the address of a local variable of a function that returns at once.
// expect: broken
// finds: memory
#include <pthread.h>
#include <stdio.h>

static pthread_t thread;

static void *work(void *argument)
{
	printf("%d\n", *(int *)argument); // memory
	return NULL;
}

static void begin(void)
{
	int local = 4;

	pthread_create(&thread, NULL, work, &local);
}

int main(void)
{
	begin();
	pthread_join(thread, NULL);
	return 0;
}
