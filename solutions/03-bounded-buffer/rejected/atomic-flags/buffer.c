/*
 * Each side has an index of its own, and the shared variables are atomic. When the logger finds the
 * buffer empty it checks whether it is closed; between these two looks the last reading may come.
 */
#include <sched.h>
#include <stdatomic.h>

#include "buffer.h"

static int slots[CAPACITY];
static int next; /* belongs to the thread that puts */
static int first; /* belongs to the thread that takes */
static atomic_int count;
static atomic_bool closed;

void buffer_open(void)
{
	next = 0;
	first = 0;
	count = 0;
	closed = false;
}

void buffer_put(int reading)
{
	while (count == CAPACITY)
		sched_yield();
	slots[next] = reading;
	next = (next + 1) % CAPACITY;
	count++;
}

bool buffer_take(int *reading)
{
	while (count == 0) {
		if (closed)
			return false;
		sched_yield();
	}
	*reading = slots[first];
	first = (first + 1) % CAPACITY;
	count--;
	return true;
}

void buffer_close(void)
{
	closed = true;
}
