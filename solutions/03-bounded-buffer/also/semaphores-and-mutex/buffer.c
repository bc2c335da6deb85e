/*
 * Two semaphores count: `room` the free slots, `news` the readings, with the end as one more piece
 * of news. A thread that waits sleeps in the semaphore, before it takes the mutex. A semaphore
 * remembers each post, so no wake-up can be lost. The mutex guards the ring itself.
 *
 * At the end the logger finds news, but no reading: that is the end. It puts the news back, so
 * that asking again gives the same answer.
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
	sem_wait(&room);
	pthread_mutex_lock(&lock);
	slots[(first + count) % CAPACITY] = reading;
	count++;
	pthread_mutex_unlock(&lock);
	sem_post(&news);
}

bool buffer_take(int *reading)
{
	bool found;

	sem_wait(&news);
	pthread_mutex_lock(&lock);
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
