// Initialised, used, destroyed, initialised again.
// expect: deterministic
// ends: exited 0 "0 0 0\n"
#include <pthread.h>
#include <stdio.h>

int main(void)
{
	pthread_mutex_t lock;
	int made, destroyed, again;

	made = pthread_mutex_init(&lock, NULL);
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	destroyed = pthread_mutex_destroy(&lock);
	again = pthread_mutex_init(&lock, NULL);
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	printf("%d %d %d\n", made, destroyed, again);
	return 0;
}
