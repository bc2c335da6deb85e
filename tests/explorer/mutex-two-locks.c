// Each thread its own lock: a race, seen only while both are inside. Unlock is a point of its own.
// expect: broken
// finds: race count
// ends: exited 0 "1\n"
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t locks[2] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};
static int count;

static void *work(void *argument)
{
	pthread_mutex_t *lock = &locks[(long)argument];

	pthread_mutex_lock(lock);
	count++; // race
	pthread_mutex_unlock(lock);
	return NULL;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, (void *)0);
	pthread_create(&other, NULL, work, (void *)1);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", count);
	return 0;
}
