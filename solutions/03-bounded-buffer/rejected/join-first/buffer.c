/*
 * The solution, with a buffer so large that the sensor never has to wait.
 */
#include <pthread.h>

#include "buffer.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards everything below */
static pthread_cond_t has_room = PTHREAD_COND_INITIALIZER;
static pthread_cond_t has_news = PTHREAD_COND_INITIALIZER; /* a reading, or the end */
enum { ROOM = 1 << 20 };

static int slots[ROOM];
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
	while (count == ROOM)
		pthread_cond_wait(&has_room, &lock);
	slots[(first + count) % ROOM] = reading;
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
		first = (first + 1) % ROOM;
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
	pthread_cond_signal(&has_news);
	pthread_mutex_unlock(&lock);
}
