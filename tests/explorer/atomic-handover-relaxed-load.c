// The same with a relaxed load: nothing orders the data.
// expect: broken
// finds: race data
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int ready;
static int data;

static void *work(void *unused)
{
	data = 42; // race
	atomic_store_explicit(&ready, 1, memory_order_release);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	while (!atomic_load_explicit(&ready, memory_order_relaxed))
		;
	printf("%d\n", data); // race
	pthread_join(thread, NULL);
	return 0;
}
