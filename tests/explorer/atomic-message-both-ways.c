// Store buffering: with seq_cst at least one of two sees the other. Both may.
// expect: broken
// ends: exited 0 "0 1\n"
// ends: exited 0 "1 0\n"
// ends: exited 0 "1 1\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int x, y;

static void *work(void *seen)
{
	x = 1;
	*(int *)seen = y;
	return NULL;
}

int main(void)
{
	pthread_t thread;
	int left, right;

	pthread_create(&thread, NULL, work, &left);
	y = 1;
	right = x;
	pthread_join(thread, NULL);
	printf("%d %d\n", left, right);
	return 0;
}
