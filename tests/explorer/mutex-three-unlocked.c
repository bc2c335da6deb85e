// Three threads, two unlocked increments each: anything from 2 to 6.
// expect: broken
// finds: race count
// ends: exited 0 "2\n"
// ends: exited 0 "3\n"
// ends: exited 0 "4\n"
// ends: exited 0 "5\n"
// ends: exited 0 "6\n"
#include <pthread.h>
#include <stdio.h>

static int count;

static void *work(void *unused)
{
	count++; // race
	count++; // race
	return unused;
}

int main(void)
{
	pthread_t threads[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, work, NULL);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	printf("%d\n", count);
	return 0;
}
