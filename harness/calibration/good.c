/*
 * Known to be right: a mutex and a condition variable, used as their manual says. A detector
 * that complains about this program is not fit to judge another.
 */
#include <pthread.h>
#include <stdio.h>

#include "lab.h"

static int counter;
static int ready;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;

static void *produce(void *unused)
{
	(void)unused;
	for (int round = 0; round < 50; round++) {
		pthread_mutex_lock(&lock);
		counter++;
		ready++;
		pthread_cond_signal(&condition);
		pthread_mutex_unlock(&lock);
		lab_tick();
	}
	return NULL;
}

static void *consume(void *unused)
{
	(void)unused;
	for (int round = 0; round < 50; round++) {
		pthread_mutex_lock(&lock);
		while (ready == 0)
			pthread_cond_wait(&condition, &lock);
		ready--;
		counter++;
		pthread_mutex_unlock(&lock);
		lab_tick();
	}
	return NULL;
}

int main(void)
{
	pthread_t producer, consumer;

	pthread_create(&producer, NULL, produce, NULL);
	pthread_create(&consumer, NULL, consume, NULL);
	pthread_join(producer, NULL);
	pthread_join(consumer, NULL);
	printf("%d\n", counter);
	return 0;
}
