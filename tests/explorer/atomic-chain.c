// A hands to B, B to C, each by release and acquire, over two flags: A's data has come to C.
// expect: deterministic
// ends: exited 0 "1\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int to_b, to_c;
static int data;

static void *b(void *unused)
{
	while (!atomic_load_explicit(&to_b, memory_order_acquire))
		;
	atomic_store_explicit(&to_c, 1, memory_order_release);
	return unused;
}

static void *c(void *unused)
{
	while (!atomic_load_explicit(&to_c, memory_order_acquire))
		;
	printf("%d\n", data);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, b, NULL);
	pthread_create(&other, NULL, c, NULL);
	data = 1;
	atomic_store_explicit(&to_b, 1, memory_order_release);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
