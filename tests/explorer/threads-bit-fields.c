// Two bit-fields of one word are one place in memory.
// expect: broken
// finds: race flags
// ends: exited 0 "0 1\n"
// ends: exited 0 "1 0\n"
// ends: exited 0 "1 1\n"
#include <pthread.h>
#include <stdio.h>

static struct {
	unsigned left : 1, right : 1;
} flags;

static void *work(void *unused)
{
	flags.left = 1; // race
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	flags.right = 1; // race
	pthread_join(thread, NULL);
	printf("%u %u\n", flags.left, flags.right);
	return 0;
}
