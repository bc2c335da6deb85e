/*
 * One mutex guards everything, and a thread that has to wait lets go of it and asks again.
 */
#include <pthread.h>
#include <sched.h>

#include "buffer.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
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

/* Caller holds `lock`, and holds it again when this returns. */
static void let_others_run(void)
{
	pthread_mutex_unlock(&lock);
	sched_yield();
	pthread_mutex_lock(&lock);
}

void buffer_put(int reading)
{
	pthread_mutex_lock(&lock);
	while (count == CAPACITY)
		let_others_run();
	slots[(first + count) % CAPACITY] = reading;
	count++;
	pthread_mutex_unlock(&lock);
}

bool buffer_take(int *reading)
{
	bool found;

	pthread_mutex_lock(&lock);
	while (count == 0 && !closed)
		let_others_run();
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
