// Who does not get the lock goes without: 1 or 2.
// states: 65
// expect: broken
// ends: exited 0 "1\n"
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void *work(void *unused)
{
	if (pthread_mutex_trylock(&lock) == 0) {
		count++;
		pthread_mutex_unlock(&lock);
	}
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", count);
	return 0;
}
