/*
 * The logger sleeps until there is a reading. The sensor need not wait for long when the buffer is
 * full, so it looks until there is room.
 */
#include <pthread.h>

#include "buffer.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards everything below */
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
	while (count == CAPACITY) {
		pthread_mutex_unlock(&lock);
		pthread_mutex_lock(&lock);
	}
	slots[(first + count) % CAPACITY] = reading;
	count++;
	pthread_cond_signal(&has_news);
	pthread_mutex_unlock(&lock);
}

bool buffer_take(int *reading)
{
	bool found;

	pthread_mutex_lock(&lock);
	while (count == 0 && !closed)
		pthread_cond_wait(&has_news, &lock);
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
	pthread_cond_signal(&has_news);
	pthread_mutex_unlock(&lock);
}
