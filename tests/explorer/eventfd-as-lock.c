// As a semaphore it hands out one at a time: a lock.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <stdio.h>
#include <sys/eventfd.h>

static int event, count;

static void *work(void *unused)
{
	eventfd_t one;

	eventfd_read(event, &one);
	count++;
	eventfd_write(event, one);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	event = eventfd(1, EFD_SEMAPHORE);
	pthread_create(&one, NULL, work, NULL);
	pthread_create(&other, NULL, work, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("%d\n", count);
	return 0;
}
