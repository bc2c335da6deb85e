/*
 * The C11 way, as a monitor: one mutex, and one condition variable for every change. As both
 * sides wait on the same one, each change wakes all sleepers, and each looks for itself.
 */
#include <threads.h>

#include "buffer.h"

static mtx_t lock; /* guards everything below */
static cnd_t changed; /* the count, or closed */
static int slots[CAPACITY];
static int first;
static int count;
static bool closed;

void buffer_open(void)
{
	mtx_init(&lock, mtx_plain);
	cnd_init(&changed);
	first = 0;
	count = 0;
	closed = false;
}

void buffer_put(int reading)
{
	mtx_lock(&lock);
	while (count == CAPACITY)
		cnd_wait(&changed, &lock);
	slots[(first + count) % CAPACITY] = reading;
	count++;
	cnd_broadcast(&changed);
	mtx_unlock(&lock);
}

bool buffer_take(int *reading)
{
	bool found;

	mtx_lock(&lock);
	while (count == 0 && !closed)
		cnd_wait(&changed, &lock);
	found = count > 0;
	if (found) {
		*reading = slots[first];
		first = (first + 1) % CAPACITY;
		count--;
		cnd_broadcast(&changed);
	}
	mtx_unlock(&lock);
	return found;
}

void buffer_close(void)
{
	mtx_lock(&lock);
	closed = true;
	cnd_broadcast(&changed);
	mtx_unlock(&lock);
}
