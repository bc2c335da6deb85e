// Two unlocked increments: 1 or 2. The compiler's hooks must show the read, too.
// expect: broken
// finds: race count
// ends: exited 0 "1\n"
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdio.h>

static int count;

static void *work(void *unused)
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
	printf("%d\n", count);
	return 0;
}
