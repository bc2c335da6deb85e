// A read-write lock from malloc() that nobody initialised.
// expect: broken
// finds: misuse
#include <pthread.h>
#include <stdlib.h>

int main(void)
{
	pthread_rwlock_t *lock = malloc(sizeof *lock);

	pthread_rwlock_rdlock(lock); // misuse
	free(lock);
	return 0;
}
