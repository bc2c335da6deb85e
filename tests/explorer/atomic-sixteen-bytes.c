// Sixteen bytes at once: a counter and a pointer of two words.
// expect: deterministic
// ends: exited 0 "2 20\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

struct pair {
	long count, sum;
};

static _Atomic struct pair shared;

static void *work(void *unused)
{
	struct pair old = shared, new;

	do
		new = (struct pair){old.count + 1, old.sum + 10};
	while (!atomic_compare_exchange_strong(&shared, &old, new));
	return unused;
}

int main(void)
{
	pthread_t thread;
	struct pair last;

	pthread_create(&thread, NULL, work, NULL);
	work(NULL);
	pthread_join(thread, NULL);
	last = shared;
	printf("%ld %ld\n", last.count, last.sum);
	return 0;
}
