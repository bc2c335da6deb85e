// Both give way and try again: a cycle that fair chance leaves, and no livelock.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int wants[2];
static int count;

static void *work(void *argument)
{
	long me = (long)argument;

	for (;;) {
		wants[me] = 1;
		if (!wants[1 - me])
			break;
		wants[me] = 0;
		sched_yield();
	}
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
