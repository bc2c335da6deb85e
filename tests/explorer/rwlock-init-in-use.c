// A read-write lock is initialised when a thread may hold it.
// expect: broken
// finds: misuse
#include <pthread.h>

static pthread_rwlock_t lock;
static int count;

static void *work(void *unused)
{
	pthread_rwlock_rdlock(&lock);
	pthread_rwlock_unlock(&lock);
	count++;
	return unused;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, work, NULL);
	pthread_rwlock_init(&lock, NULL); // misuse
	return 0;
}
