// Two threads go through an array each, and meet in one item at the end.
// expect: broken
// finds: race items
#include <pthread.h>

enum { HALF = 40000 };

static int items[2 * HALF];

static void *lower(void *unused)
{
	for (int i = 0; i <= HALF; i++)
		items[i] = i; // race
	return unused;
}

static void *upper(void *unused)
{
	for (int i = 2 * HALF - 1; i >= HALF; i--)
		items[i] = i; // race
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, lower, NULL);
	pthread_create(&other, NULL, upper, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
