// The same with a function of the program's own.
// expect: broken
// finds: race count
#include <pthread.h>

static int count;

__attribute__((pure, noinline)) static int look(void)
{
	return count; // race
}

static void *work(void *unused)
{
	(void)look();
	return unused;
}

int main(void)
{
	pthread_t one;

	pthread_create(&one, NULL, work, NULL);
	count = 1; // race
	pthread_join(one, NULL);
	return 0;
}
