// What each thread has freed is there for the next: 60 MiB go through heaps of 16.
// expect: deterministic
// ends: exited 0 ""
#include <pthread.h>
#include <stdlib.h>

static void *work(void *block)
{
	char *own = malloc(1 << 20);

	own[0] = 1;
	free(own);
	free(block);
	return NULL;
}

int main(void)
{
	for (int i = 0; i < 30; i++) {
		pthread_t thread;

		pthread_create(&thread, NULL, work, malloc(1 << 20));
		pthread_join(thread, NULL);
	}
	return 0;
}
