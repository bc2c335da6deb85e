// A key that was deleted and made anew has no value in any thread.
// expect: deterministic
// ends: exited 0 "0\n"
#include <pthread.h>
#include <stdio.h>

int main(void)
{
	pthread_key_t key;

	pthread_key_create(&key, NULL);
	pthread_setspecific(key, (void *)5);
	pthread_key_delete(key);
	pthread_key_create(&key, NULL);
	printf("%ld\n", (long)pthread_getspecific(key));
	return 0;
}
