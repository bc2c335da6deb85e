// A struct too large for one instruction is read and written as a whole.
// expect: broken
// ends: exited 0 "0 0 0\n"
// ends: exited 0 "1 2 3\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

struct triple {
	long a, b, c;
};

static _Atomic struct triple shared;

static void *work(void *unused)
{
	shared = (struct triple){1, 2, 3};
	return unused;
}

int main(void)
{
	pthread_t thread;
	struct triple seen;

	pthread_create(&thread, NULL, work, NULL);
	seen = shared;
	pthread_join(thread, NULL);
	printf("%ld %ld %ld\n", seen.a, seen.b, seen.c);
	return 0;
}
