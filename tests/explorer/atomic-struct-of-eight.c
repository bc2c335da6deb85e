// A struct of eight bytes: compare-exchange over all of it.
// expect: deterministic
// ends: exited 0 "2 -2\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

struct pair {
	int up, down;
};

static _Atomic struct pair shared;

static void *work(void *unused)
{
	struct pair old = shared, new;

	do
		new = (struct pair){old.up + 1, old.down - 1};
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
	printf("%d %d\n", last.up, last.down);
	return 0;
}
