// Another thread reaches a _Thread_local variable by its address: a race like any other.
// expect: broken
// finds: race heap
#include <pthread.h>
#include <stdio.h>

static _Thread_local int own;

static void *work(void *address)
{
	*(int *)address = 1; // race
	return NULL;
}

int main(void)
{
	pthread_t thread;
	int value;

	pthread_create(&thread, NULL, work, &own);
	value = own; // race
	pthread_join(thread, NULL);
	printf("%d\n", value);
	return 0;
}
