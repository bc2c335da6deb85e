// Each thread has its own value under one key; NULL where none was set.
// expect: deterministic
// ends: exited 0 "1 2 0\n"
#include <pthread.h>
#include <stdio.h>

static pthread_key_t key;

static void *work(void *argument)
{
	pthread_setspecific(key, argument);
	return pthread_getspecific(key);
}

int main(void)
{
	pthread_t threads[2];
	void *results[2];

	pthread_key_create(&key, NULL);
	for (long i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, work, (void *)(i + 1));
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], &results[i]);
	printf("%ld %ld %ld\n", (long)results[0], (long)results[1], (long)pthread_getspecific(key));
	pthread_key_delete(key);
	return 0;
}
