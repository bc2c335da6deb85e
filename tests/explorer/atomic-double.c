// Floating-point has no fetch-and-add of its own; += is a compare-exchange loop.
// expect: deterministic
// ends: exited 0 "3.75\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static _Atomic double sum;

static void *work(void *unused)
{
	sum += 1.25;
	return unused;
}

int main(void)
{
	pthread_t threads[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, work, NULL);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	printf("%.2f\n", sum);
	return 0;
}
