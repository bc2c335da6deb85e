// The destructor runs at the thread's end, with its value, before join returns.
// expect: deterministic
// ends: exited 0 "freed 8\njoined\n"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_key_t key;

static void destroy(void *value)
{
	printf("freed %d\n", *(int *)value);
	free(value);
}

static void *work(void *unused)
{
	int *value = malloc(sizeof *value);

	*value = 8;
	pthread_setspecific(key, value);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_key_create(&key, destroy);
	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	puts("joined");
	return 0;
}
