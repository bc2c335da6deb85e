// One place, two producers and two consumers, a condition for each side.
// states: 2395
// expect: deterministic
// ends: exited 0 "3\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER, emptied = PTHREAD_COND_INITIALIZER;
static int full, item, sum;

static void *put(void *number)
{
	pthread_mutex_lock(&lock);
	while (full)
		pthread_cond_wait(&emptied, &lock);
	item = (int)(long)number;
	full = 1;
	pthread_cond_signal(&filled);
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void *take(void *unused)
{
	pthread_mutex_lock(&lock);
	while (!full)
		pthread_cond_wait(&filled, &lock);
	sum += item;
	full = 0;
	pthread_cond_signal(&emptied);
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t threads[4];

	for (long i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, i < 2 ? put : take, (void *)(i + 1));
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	printf("%d\n", sum);
	return 0;
}
