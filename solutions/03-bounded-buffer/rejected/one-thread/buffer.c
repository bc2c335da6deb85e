/*
 * The smallest fix: one mutex around every access of the ring, and a condition variable for each
 * reason to wait.
 *
 * It suffices because whoever looks at `count` keeps the mutex until it has acted on what it saw,
 * or sleeps; pthread_cond_wait() gives up the mutex and falls asleep in one step, so nobody can
 * change `count` unseen in between. Each wait is in a loop, since a sleeper may wake for no
 * reason. `closed` is one more thing that the logger waits for: it changes under the same mutex,
 * and whoever changes it wakes the sleeper.
 */
#include <pthread.h>

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

	pthread_mutex_lock(&lock);
	while (count == 0 && !closed)
		pthread_cond_wait(&has_news, &lock);
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
	pthread_cond_signal(&has_news);
	pthread_mutex_unlock(&lock);
}
