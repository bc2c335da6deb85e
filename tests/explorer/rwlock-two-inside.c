// Two readers are inside at once: each waits there for the other, and both get on.
// expect: deterministic
// ends: exited 0 "both inside\n"
#include <pthread.h>
#include <stdio.h>

static pthread_rwlock_t lock;
static pthread_barrier_t meeting;

static void *work(void *unused)
{
	pthread_rwlock_rdlock(&lock);
	pthread_barrier_wait(&meeting);
	pthread_rwlock_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_rwlock_init(&lock, NULL);
	pthread_barrier_init(&meeting, NULL, 2);
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	puts("both inside");
	pthread_rwlock_destroy(&lock);
	return 0;
}
