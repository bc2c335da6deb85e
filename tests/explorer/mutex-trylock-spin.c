// A loop over trylock ends: under fair schedules the lock is free some time.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void *work(void *unused)
{
	while (pthread_mutex_trylock(&lock) != 0)
		;
	count++;
	pthread_mutex_unlock(&lock);
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
