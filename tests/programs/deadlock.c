/* Always stuck: each thread holds the lock that the other wants. */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t left = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t right = PTHREAD_MUTEX_INITIALIZER;
static pthread_barrier_t both;

static void *take_left_first(void *unused)
{
	pthread_mutex_lock(&left);
	pthread_barrier_wait(&both);
	pthread_mutex_lock(&right);
	return unused;
}

static void *take_right_first(void *unused)
{
	pthread_mutex_lock(&right);
	pthread_barrier_wait(&both);
	pthread_mutex_lock(&left);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_barrier_init(&both, NULL, 2);
	pthread_create(&one, NULL, take_left_first, NULL);
	pthread_create(&other, NULL, take_right_first, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	puts("done");
	return 0;
}
