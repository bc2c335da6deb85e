#include <pthread.h>

static pthread_mutex_t fork_a = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t fork_b = PTHREAD_MUTEX_INITIALIZER;

static void *left_first(void *unused)
{
	pthread_mutex_lock(&fork_a);
	pthread_mutex_lock(&fork_b);
	pthread_mutex_unlock(&fork_b);
	pthread_mutex_unlock(&fork_a);
	return unused;
}

static void *right_first(void *unused)
{
	pthread_mutex_lock(&fork_b);
	pthread_mutex_lock(&fork_a);
	pthread_mutex_unlock(&fork_a);
	pthread_mutex_unlock(&fork_b);
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, left_first, NULL);
	pthread_join(thread, NULL);
	pthread_create(&thread, NULL, right_first, NULL);
	pthread_join(thread, NULL);
	return 0;
}
