// A _Thread_local variable is gone when its thread has ended.
// expect: broken
// finds: memory
#include <pthread.h>
#include <stdio.h>

static _Thread_local int local = 3;
static int *where;

static void *work(void *unused)
{
	where = &local;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	printf("%d\n", *where); // memory
	return 0;
}
