/*
 * The ring buffer: the oldest reading is in slots[first], the next ones follow it, and after the
 * last slot comes slots[0] again. A thread that has to wait asks again and again, and lets other
 * threads run in between.
 *
 * TODO: one thread puts while another one takes, and a third one closes. Make that safe. A
 * thread that has to wait must sleep until there is something for it to do.
 */
#include <sched.h>

#include "buffer.h"

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
	while (count == CAPACITY)
		sched_yield();
	slots[(first + count) % CAPACITY] = reading;
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
