// A spin lock from exchange, with a look before each try.
// expect: deterministic
// ends: exited 0 "3\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int taken;
static int count;

static void *work(void *unused)
{
	while (atomic_exchange(&taken, 1))
		while (atomic_load(&taken))
			;
	count++;
	atomic_store(&taken, 0);
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
