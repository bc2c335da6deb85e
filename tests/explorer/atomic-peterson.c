// Peterson's algorithm, sequentially consistent: only one is ever inside.
// expect: deterministic
// ends: exited 0 "4\n"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int wants[2], turn;
static int count;

static void *work(void *argument)
{
	long me = (long)argument, other = 1 - me;

	for (int i = 0; i < 2; i++) {
		wants[me] = 1;
		turn = (int)other;
		while (wants[other] && turn == other)
			;
		count++;
		wants[me] = 0;
	}
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
