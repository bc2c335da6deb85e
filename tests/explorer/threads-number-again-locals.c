// A thread with the number of an earlier one begins with nothing of that one's.
// expect: deterministic
// ends: exited 0 "0 0 0 destroyed 1 0 0 0 destroyed 2 "
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_key_t key;
static _Thread_local int local;

static void destroy(void *value)
{
	printf("destroyed %d ", (int)(long)value);
}

static void *work(void *number)
{
	printf("%d %d %d ", local, pthread_getspecific(key) != NULL, errno);
	local = errno = 7;
	pthread_setspecific(key, number);
	return NULL;
}

int main(void)
{
	pthread_key_create(&key, destroy);
	for (long i = 1; i <= 2; i++) {
		pthread_t thread;

		pthread_create(&thread, NULL, work, (void *)i);
		pthread_join(thread, NULL);
	}
	return 0;
}
