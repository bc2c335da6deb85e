// Clang hooks no access of ten bytes.
// expect: broken
// finds: race sum
#include <pthread.h>

static long double sum;

static void *work(void *unused)
{
	sum += 1; // race
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
