// A normal mutex, locked again by its owner: it waits for itself.
// expect: broken
// finds: deadlock
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int main(void)
{
	pthread_mutex_lock(&lock);
	pthread_mutex_lock(&lock); // deadlock
	return 0;
}
