// Peterson with the two stores swapped: both may be inside.
// expect: broken
// finds: race count
#include <pthread.h>
#include <stdatomic.h>

static atomic_int wants[2], turn;
static int count;

static void *work(void *argument)
{
	long me = (long)argument, other = 1 - me;

	turn = (int)other;
	wants[me] = 1;
	while (wants[other] && turn == other)
		;
	count++; // race
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
	return 0;
}
