// No mutex at all.
// expect: broken
// finds: crash
#include <pthread.h>

static pthread_mutex_t *lock;

int main(void)
{
	pthread_mutex_lock(lock); // crash
	return 0;
}
