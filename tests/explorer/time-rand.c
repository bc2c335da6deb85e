// rand() is the same in every schedule, and after the same srand().
// expect: deterministic
// ends: exited 0 "1 1\n"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *work(void *result)
{
	*(int *)result = rand() % 1000;
	return NULL;
}

int main(void)
{
	pthread_t thread;
	unsigned seed = 4;
	int its, first, second;

	pthread_create(&thread, NULL, work, &its);
	srand(3);
	first = rand();
	srand(3);
	second = rand();
	pthread_join(thread, NULL);
	printf("%d %d\n", first == second, its >= 0 && rand_r(&seed) >= 0);
	return 0;
}
