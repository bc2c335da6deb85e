// Both say that they want in and wait until the other does not: for ever, if both said so.
// expect: broken
// finds: livelock
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int wants[2];
static int count;

static void *work(void *argument)
{
	long me = (long)argument;

	wants[me] = 1;
	while (wants[1 - me])
		;
	count++;
	wants[me] = 0;
	return NULL;
}

int main(void)
{
	pthread_t one, two;

	pthread_create(&one, NULL, work, (void *)0);
	pthread_create(&two, NULL, work, (void *)1);
	pthread_join(one, NULL);
	pthread_join(two, NULL);
	printf("%d\n", count);
	return 0;
}
