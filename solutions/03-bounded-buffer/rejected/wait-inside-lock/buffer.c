/*
 * The thread takes the mutex first, and then sleeps until it may go on, still holding the mutex.
 * The other thread would have to take the mutex to wake it.
 */
#include <pthread.h>
#include <semaphore.h>

#include "buffer.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards slots, first and count */
static sem_t room;
static sem_t news;
static int slots[CAPACITY];
static int first;
static int count;

void buffer_open(void)
{
	sem_init(&room, 0, CAPACITY);
	sem_init(&news, 0, 0);
	first = 0;
	count = 0;
}

void buffer_put(int reading)
{
	pthread_mutex_lock(&lock);
	sem_wait(&room);
	slots[(first + count) % CAPACITY] = reading;
	count++;
	pthread_mutex_unlock(&lock);
	sem_post(&news);
}

bool buffer_take(int *reading)
{
	bool found;

	pthread_mutex_lock(&lock);
	sem_wait(&news);
	found = count > 0;
	if (found) {
		*reading = slots[first];
		first = (first + 1) % CAPACITY;
		count--;
	}
	pthread_mutex_unlock(&lock);
	sem_post(found ? &room : &news);
	return found;
}

void buffer_close(void)
{
	sem_post(&news);
}
