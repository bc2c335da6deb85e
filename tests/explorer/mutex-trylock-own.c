// trylock on one's own normal mutex says busy.
// expect: deterministic
// ends: exited 0 "1\n"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int main(void)
{
	pthread_mutex_lock(&lock);
	printf("%d\n", pthread_mutex_trylock(&lock) == EBUSY);
	pthread_mutex_unlock(&lock);
	return 0;
}
