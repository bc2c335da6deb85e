// Two branches that end alike: the optimiser would make one of them, which has no line.
// expect: broken
// finds: race flags
#include <pthread.h>

static struct {
	unsigned first : 3, second : 5;
} flags;

static void *set(void *which)
{
	if (which == &flags)
		flags.first = 1; // race
	else
		flags.second = 2; // race
	return which;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, set, &flags);
	pthread_create(&other, NULL, set, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
