// Everybody takes the left fork first: all of them may hold one and wait for the next.
// expect: broken
// finds: deadlock
// each: N=2 N=3 N=4 N=5 N=6 N=7
#include <pthread.h>

static pthread_mutex_t forks[N];

static void *dine(void *argument)
{
	long left = (long)argument, right = (left + 1) % N;

	pthread_mutex_lock(&forks[left]);
	pthread_mutex_lock(&forks[right]);
	pthread_mutex_unlock(&forks[right]);
	pthread_mutex_unlock(&forks[left]);
	return NULL;
}

int main(void)
{
	pthread_t philosophers[N];

	for (int i = 0; i < N; i++)
		pthread_mutex_init(&forks[i], NULL);
	for (long i = 0; i < N; i++)
		pthread_create(&philosophers[i], NULL, dine, (void *)i);
	for (int i = 0; i < N; i++)
		pthread_join(philosophers[i], NULL);
	return 0;
}
