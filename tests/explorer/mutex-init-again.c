// A mutex that nobody uses any more may be initialised again, and so may the bytes of a local one.
// expect: deterministic
// ends: exited 0 "4\n"
#include <pthread.h>
#include <stdio.h>

static int count;

static void *work(void *mutex)
{
	pthread_mutex_lock(mutex);
	count++;
	pthread_mutex_unlock(mutex);
	return NULL;
}

static void round_of_two(void)
{
	pthread_mutex_t mutex;
	pthread_t one, other;

	pthread_mutex_init(&mutex, NULL);
	pthread_create(&one, NULL, work, &mutex);
	pthread_create(&other, NULL, work, &mutex);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
}

int main(void)
{
	round_of_two();
	round_of_two();
	printf("%d\n", count);
	return 0;
}
