// A destructor that sets the value once more is called once more.
// expect: deterministic
// ends: exited 0 "2\n1\n"
#include <pthread.h>
#include <stdio.h>

static pthread_key_t key;

static void destroy(void *value)
{
	long left = (long)value;

	printf("%ld\n", left);
	if (left > 1)
		pthread_setspecific(key, (void *)(left - 1));
}

static void *work(void *unused)
{
	pthread_setspecific(key, (void *)2);
	pthread_exit(unused);
}

int main(void)
{
	pthread_t thread;

	pthread_key_create(&key, destroy);
	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	return 0;
}
