// Made detached; main waits for it with a semaphore.
// expect: deterministic
// ends: exited 0 "5\n"
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t done;
static int result;

static void *work(void *unused)
{
	result = 5;
	sem_post(&done);
	return unused;
}

int main(void)
{
	pthread_attr_t attributes;
	pthread_t thread;

	sem_init(&done, 0, 0);
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_create(&thread, &attributes, work, NULL);
	pthread_attr_destroy(&attributes);
	sem_wait(&done);
	printf("%d\n", result);
	return 0;
}
