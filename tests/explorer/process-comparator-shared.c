// The comparators of two threads count in one variable.
// expect: broken
// finds: race compared
#include <pthread.h>
#include <stdlib.h>

static int compared;

static int compare(const void *one, const void *other)
{
	compared++; // race
	return *(const int *)one - *(const int *)other;
}

static void *work(void *unused)
{
	int numbers[2] = {1, 2};

	qsort(numbers, 2, sizeof *numbers, compare);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
