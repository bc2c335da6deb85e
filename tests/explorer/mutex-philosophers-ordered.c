// The lower fork first: nobody starves.
// expect: deterministic
// ends: exited 0 "all ate\n"
// each: N=2 N=3 N=4 N=5 N=6 N=7
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t forks[N];

static void *dine(void *argument)
{
	long left = (long)argument, right = (left + 1) % N;
	long low = left < right ? left : right, high = left < right ? right : left;

	pthread_mutex_lock(&forks[low]);
	pthread_mutex_lock(&forks[high]);
	pthread_mutex_unlock(&forks[high]);
	pthread_mutex_unlock(&forks[low]);
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
	puts("all ate");
	return 0;
}
