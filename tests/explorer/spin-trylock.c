// One of two gets it at once; the other may come too early.
// expect: broken
// ends: exited 0 "1\n"
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdio.h>

static pthread_spinlock_t lock;
static int count;

static void *work(void *unused)
{
	if (pthread_spin_trylock(&lock) == 0) {
		count++;
		pthread_spin_unlock(&lock);
	}
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
	printf("%d\n", count);
	return 0;
}
