/* locked THREADS ROUNDS: each thread adds 1 so often to one number, each time under the lock. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS_MOST = 8 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int number, rounds;

static void *add(void *unused)
{
	for (int round = 0; round < rounds; round++) {
		pthread_mutex_lock(&lock);
		number++;
		pthread_mutex_unlock(&lock);
	}
	return unused;
}

int main(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[1]) : 2;
	pthread_t threads[THREADS_MOST];

	rounds = argc > 2 ? atoi(argv[2]) : 2;
	for (int i = 0; i < count && i < THREADS_MOST; i++)
		pthread_create(&threads[i], NULL, add, NULL);
	for (int i = 0; i < count && i < THREADS_MOST; i++)
		pthread_join(threads[i], NULL);
	printf("%d\n", number);
	return 0;
}
