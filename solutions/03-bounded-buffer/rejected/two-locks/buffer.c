/*
 * A lock for putting and a lock for taking, so that neither side is in the other's way. The two
 * semaphores make them wait as they should. But both sides use `first` and `count`.
 */
#include <pthread.h>
#include <semaphore.h>

#include "buffer.h"

static pthread_mutex_t put_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t take_lock = PTHREAD_MUTEX_INITIALIZER;
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
	pthread_mutex_lock(&put_lock);
	slots[(first + count) % CAPACITY] = reading;
	count++;
	pthread_mutex_unlock(&put_lock);
	sem_post(&news);
}

bool buffer_take(int *reading)
{
	int free_slots;

	sem_wait(&news);
	sem_getvalue(&room, &free_slots);
	if (free_slots == CAPACITY) { /* no reading is left, so this was the end */
		sem_post(&news);
		return false;
	}
	pthread_mutex_lock(&take_lock);
	*reading = slots[first];
	first = (first + 1) % CAPACITY;
	count--;
	pthread_mutex_unlock(&take_lock);
	sem_post(&room);
	return true;
}

void buffer_close(void)
{
	sem_post(&news);
}
