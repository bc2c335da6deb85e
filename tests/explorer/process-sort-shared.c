// Two threads sort one array.
// expect: broken
// finds: race numbers
#include <pthread.h>
#include <stdlib.h>

static int numbers[2] = {2, 1};

static int compare(const void *one, const void *other)
{
	return *(const int *)one - *(const int *)other; // race
}

static void *work(void *unused)
{
	qsort(numbers, 2, sizeof *numbers, compare); // race
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
