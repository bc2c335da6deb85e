/* The second thread unlocks what main has locked. */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void release(void)
{
	pthread_mutex_unlock(&lock);
}

static void *helper(void *argument)
{
	(void)argument;
	release();
	return NULL;
}

int main(void)
{
	pthread_t thread;

	pthread_mutex_lock(&lock);
	pthread_create(&thread, NULL, helper, NULL);
	pthread_join(thread, NULL);
	puts("done");
	pthread_mutex_unlock(&lock);
	return 0;
}
