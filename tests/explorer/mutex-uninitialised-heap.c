// A mutex from malloc() without pthread_mutex_init().
// expect: broken
// finds: misuse
#include <pthread.h>
#include <stdlib.h>

int main(void)
{
	pthread_mutex_t *lock = malloc(sizeof *lock);

	pthread_mutex_lock(lock); // misuse
	pthread_mutex_unlock(lock);
	free(lock);
	return 0;
}
