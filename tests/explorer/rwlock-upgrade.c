// A reader cannot become a writer: it waits for itself.
// expect: broken
// finds: deadlock
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

int main(void)
{
	pthread_rwlock_rdlock(&lock);
	pthread_rwlock_wrlock(&lock); // deadlock
	return 0;
}
