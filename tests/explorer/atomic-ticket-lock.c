// A ticket lock, with the weakest orders that do.
// states: 706
// expect: deterministic
// ends: exited 0 "3\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_uint next, served;
static int count;

static void *work(void *unused)
{
	unsigned mine = atomic_fetch_add_explicit(&next, 1, memory_order_relaxed);

	while (atomic_load_explicit(&served, memory_order_acquire) != mine)
		;
	count++;
	atomic_fetch_add_explicit(&served, 1, memory_order_release);
	return unused;
}

int main(void)
{
	pthread_t threads[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, work, NULL);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	printf("%d\n", count);
	return 0;
}
