// Two threads write while they hold the lock for reading only.
// expect: broken
// finds: race count
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int count;

static void *work(void *unused)
{
	pthread_rwlock_rdlock(&lock);
	count++; // race
	pthread_rwlock_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return 0;
}
