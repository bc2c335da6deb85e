// A function that asks not to be instrumented is looked at all the same.
// expect: broken
// finds: race count
#include <pthread.h>

static int count;

__attribute__((no_sanitize("thread"))) static void *work(void *unused)
{
	count++; // race
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
