// A spin lock from compare-exchange; the failing one is relaxed, and that is enough.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int taken;
static int count;

static void *work(void *unused)
{
	int nobody = 0;

	while (!atomic_compare_exchange_weak_explicit(
		&taken, &nobody, 1, memory_order_acquire, memory_order_relaxed))
		nobody = 0;
	count++;
	atomic_store_explicit(&taken, 0, memory_order_release);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", count);
	return 0;
}
