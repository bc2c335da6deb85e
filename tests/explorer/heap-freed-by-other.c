// One thread makes, the other frees, in order.
// expect: deterministic
// ends: exited 0 "9\n"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *work(void *unused)
{
	int *made = malloc(sizeof *made);

	*made = 9;
	(void)unused;
	return made;
}

int main(void)
{
	pthread_t thread;
	void *made;

	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, &made);
	printf("%d\n", *(int *)made);
	free(made);
	return 0;
}
