// Which of two sleepers a signal wakes is open, even if the first fell asleep long before.
// expect: broken
// ends: exited 0 "1"
// ends: exited 0 "2"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t go = PTHREAD_COND_INITIALIZER, asleep = PTHREAD_COND_INITIALIZER;
static int sleepers, tokens;

static void *work(void *number)
{
	pthread_mutex_lock(&lock);
	sleepers++;
	pthread_cond_signal(&asleep);
	while (tokens == 0)
		pthread_cond_wait(&go, &lock);
	tokens--;
	printf("%ld", (long)number);
	exit(0);
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, (void *)1);
	pthread_mutex_lock(&lock);
	while (sleepers < 1)
		pthread_cond_wait(&asleep, &lock);
	pthread_mutex_unlock(&lock);
	pthread_create(&other, NULL, work, (void *)2);
	pthread_mutex_lock(&lock);
	while (sleepers < 2)
		pthread_cond_wait(&asleep, &lock);
	tokens = 1;
	pthread_cond_signal(&go);
	pthread_mutex_unlock(&lock);
	pthread_join(one, NULL);
	return 0;
}
