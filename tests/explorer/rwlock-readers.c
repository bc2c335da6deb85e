// Two readers and a writer: readers see all of a write or nothing of it.
// states: 123
// expect: broken
// ends: exited 0 "0 0\n"
// ends: exited 0 "0 2\n"
// ends: exited 0 "2 0\n"
// ends: exited 0 "2 2\n"
#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int left, right;

static void *sum(void *result)
{
	pthread_rwlock_rdlock(&lock);
	*(int *)result = left + right;
	pthread_rwlock_unlock(&lock);
	return NULL;
}

int main(void)
{
	pthread_t one, other;
	int first, second;

	pthread_create(&one, NULL, sum, &first);
	pthread_create(&other, NULL, sum, &second);
	pthread_rwlock_wrlock(&lock);
	left++;
	right++;
	pthread_rwlock_unlock(&lock);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d %d\n", first, second);
	return 0;
}
