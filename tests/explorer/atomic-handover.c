// Work handed over by a flag: store with release, load with acquire.
// states: 15
// expect: deterministic
// ends: exited 0 "42\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int ready;
static int data;

static void *work(void *unused)
{
	data = 42;
	atomic_store_explicit(&ready, 1, memory_order_release);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	while (!atomic_load_explicit(&ready, memory_order_acquire))
		;
	printf("%d\n", data);
	pthread_join(thread, NULL);
	return 0;
}
