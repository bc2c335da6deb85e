// Waits for a plain flag: a race.
// expect: broken
// finds: race flag
#include <pthread.h>

static int flag;

static void *work(void *unused)
{
	flag = 1; // race
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	while (!flag) // race
		;
	pthread_join(thread, NULL);
	return 0;
}
