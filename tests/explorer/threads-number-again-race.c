// Of two threads with the same number, one after the other, only the second races with main.
// expect: broken
// finds: race shared
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static int shared;
static atomic_int done;

static void *first(void *unused)
{
	shared = 1;
	atomic_store_explicit(&done, 1, memory_order_relaxed);
	return unused;
}

static void *second(void *unused)
{
	shared = 2; // race
	atomic_store_explicit(&done, 2, memory_order_relaxed);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, first, NULL);
	pthread_join(thread, NULL);
	if (atomic_load_explicit(&done, memory_order_relaxed) == 1)
		shared++;
	pthread_create(&thread, NULL, second, NULL);
	if (atomic_load_explicit(&done, memory_order_relaxed) == 2)
		shared++; // race
	pthread_join(thread, NULL);
	return 0;
}
