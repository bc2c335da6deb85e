/*
 * buffer_close() wakes nobody: the logger looks by itself a hundred times a second.
 */
#include <pthread.h>
#include <time.h>

#include "buffer.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards everything below */
static pthread_cond_t has_room = PTHREAD_COND_INITIALIZER;
static pthread_cond_t has_news = PTHREAD_COND_INITIALIZER; /* a reading, or the end */
static int slots[CAPACITY];
static int first;
static int count;
static bool closed;

void buffer_open(void)
{
	first = 0;
	count = 0;
	closed = false;
}

void buffer_put(int reading)
{
	pthread_mutex_lock(&lock);
	while (count == CAPACITY)
		pthread_cond_wait(&has_room, &lock);
	slots[(first + count) % CAPACITY] = reading;
	count++;
	pthread_cond_signal(&has_news);
	pthread_mutex_unlock(&lock);
}

bool buffer_take(int *reading)
{
	bool found;
	struct timespec until;

	pthread_mutex_lock(&lock);
	while (count == 0 && !closed) {
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_nsec += 10000000;
		until.tv_sec += until.tv_nsec / 1000000000;
		until.tv_nsec %= 1000000000;
		pthread_cond_timedwait(&has_news, &lock, &until);
	}
	found = count > 0;
	if (found) {
		*reading = slots[first];
		first = (first + 1) % CAPACITY;
		count--;
		pthread_cond_signal(&has_room);
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
