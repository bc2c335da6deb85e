// errno is each thread's own.
// expect: deterministic
// ends: exited 0 "11 0\n"
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t empty;

static void *work(void *unused)
{
	sem_trywait(&empty);
	return errno == EAGAIN ? (void *)11 : unused;
}

int main(void)
{
	pthread_t thread;
	void *result;

	sem_init(&empty, 0, 0);
	pthread_create(&thread, NULL, work, NULL);
	pthread_join(thread, &result);
	printf("%ld %d\n", (long)result, errno);
	return 0;
}
