// Unlocked by a thread that does not hold it.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void *work(void *unused)
{
	pthread_rwlock_unlock(&lock); // misuse
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_rwlock_wrlock(&lock);
	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, NULL);
	return 0;
}
