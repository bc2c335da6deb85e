// The post comes in time, or not.
// expect: broken
// ends: exited 0 "-1\n"
// ends: exited 0 "0\n"
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>

static sem_t semaphore;

static void *work(void *unused)
{
	sem_post(&semaphore);
	return unused;
}

int main(void)
{
	struct timespec until;
	pthread_t thread;

	sem_init(&semaphore, 0, 0);
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec++;
	pthread_create(&thread, NULL, work, NULL);
	printf("%d\n", sem_timedwait(&semaphore, &until));
	pthread_join(thread, NULL);
	return 0;
}
