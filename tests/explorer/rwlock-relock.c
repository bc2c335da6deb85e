// Nor can a writer read.
// expect: broken
// finds: deadlock
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

int main(void)
{
	pthread_rwlock_wrlock(&lock);
	pthread_rwlock_rdlock(&lock); // deadlock
	return 0;
}
