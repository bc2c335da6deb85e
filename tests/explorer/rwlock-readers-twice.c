// A reader may lock again; the unlocks of one thread are its own, not the other's.
// expect: deterministic
// ends: exited 0 "3\n"
#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int count;

static void *read_twice(void *unused)
{
	pthread_rwlock_rdlock(&lock);
	pthread_rwlock_rdlock(&lock);
	pthread_rwlock_unlock(&lock);
	pthread_rwlock_unlock(&lock);
	return unused;
}

static void *read_once(void *unused)
{
	pthread_rwlock_rdlock(&lock);
	pthread_rwlock_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, read_twice, NULL);
	pthread_create(&other, NULL, read_once, NULL);
	pthread_rwlock_wrlock(&lock);
	count = 3;
	pthread_rwlock_unlock(&lock);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", count);
	return 0;
}
