// The loop that makes any operation atomic: here, times 3 and plus 1, in both orders.
// expect: broken
// ends: exited 0 "4\n"
// ends: exited 0 "6\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int x = 1;

static void *triple(void *unused)
{
	int old = x;

	while (!atomic_compare_exchange_weak(&x, &old, old * 3))
		;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, triple, NULL);
	x++;
	pthread_join(thread, NULL);
	printf("%d\n", x);
	return 0;
}
