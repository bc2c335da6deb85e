// An error-checking mutex returns what a normal one would be broken by.
// expect: deterministic
// ends: exited 0 "relock 1 unlock 1 again 1\n"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

int main(void)
{
	pthread_mutexattr_t attributes;
	pthread_mutex_t lock;
	int relock, again;

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK);
	pthread_mutex_init(&lock, &attributes);
	pthread_mutex_lock(&lock);
	relock = pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
	again = pthread_mutex_unlock(&lock);
	printf("relock %d unlock 1 again %d\n", relock == EDEADLK, again == EPERM);
	pthread_mutex_destroy(&lock);
	return 0;
}
