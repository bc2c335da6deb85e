// An atomic pointer hands over what it points to; fetch_add counts in elements.
// expect: deterministic
// ends: exited 0 "7 8\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static int *_Atomic shared;

static void *work(void *unused)
{
	int *made = malloc(2 * sizeof *made);

	made[0] = 7;
	made[1] = 8;
	atomic_store(&shared, made);
	return unused;
}

int main(void)
{
	pthread_t thread;
	int *first;

	pthread_create(&thread, NULL, work, NULL);
	while (!atomic_load(&shared))
		;
	first = atomic_fetch_add(&shared, 1);
	printf("%d %d\n", first[0], *shared);
	pthread_join(thread, NULL);
	return 0;
}
