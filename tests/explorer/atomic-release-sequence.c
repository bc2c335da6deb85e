// A relaxed read-modify-write in between goes on with the release sequence: clean.
// expect: deterministic
// ends: exited 0 "42\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int stage;
static int data;

static void *begin(void *unused)
{
	data = 42;
	atomic_store_explicit(&stage, 1, memory_order_release);
	return unused;
}

static void *pass_on(void *unused)
{
	int one = 1;

	while (!atomic_compare_exchange_weak_explicit(
		&stage, &one, 2, memory_order_relaxed, memory_order_relaxed))
		one = 1;
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, begin, NULL);
	pthread_create(&other, NULL, pass_on, NULL);
	while (atomic_load_explicit(&stage, memory_order_acquire) != 2)
		;
	printf("%d\n", data);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
