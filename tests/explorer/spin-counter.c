// A counter under a spin lock.
// states: 40
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdio.h>

static pthread_spinlock_t lock;
static int count;

static void *work(void *unused)
{
	pthread_spin_lock(&lock);
	count++;
	pthread_spin_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	pthread_spin_destroy(&lock);
	printf("%d\n", count);
	return 0;
}
