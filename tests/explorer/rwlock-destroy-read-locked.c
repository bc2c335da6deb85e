// Destroyed while a reader is inside.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

int main(void)
{
	pthread_rwlock_rdlock(&lock);
	pthread_rwlock_destroy(&lock); // misuse
	return 0;
}
