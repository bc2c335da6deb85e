// A relaxed store in between, by another thread, ends it: what the first released is lost.
// expect: broken
// finds: race data
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int stage;
static int data;

static void *begin(void *unused)
{
	data = 42; // race
	atomic_store_explicit(&stage, 1, memory_order_release);
	return unused;
}

static void *pass_on(void *unused)
{
	while (atomic_load_explicit(&stage, memory_order_acquire) != 1)
		;
	atomic_store_explicit(&stage, 2, memory_order_relaxed);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, begin, NULL);
	pthread_create(&other, NULL, pass_on, NULL);
	while (atomic_load_explicit(&stage, memory_order_acquire) != 2)
		;
	printf("%d\n", data); // race
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
