// Relaxed is enough for a counter that is read after the joins.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int count;

static void *work(void *unused)
{
	atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", atomic_load_explicit(&count, memory_order_relaxed));
	return 0;
}
