/*
 * No two threads write the same variable: `next` belongs to the putter, `first` to the taker, and
 * there is no count, since the two semaphores count. A slot changes hands with them: filled before
 * the post of `filled`, emptied before the post of `room`. So no mutex is needed, as long as one
 * thread puts at a time and one takes. buffer_close() puts too, after the sensor is joined.
 *
 * The end travels through the buffer like a reading: a pill, after the last one.
 */
#include <semaphore.h>

#include "buffer.h"

enum { PILL = -1 };

static sem_t room;
static sem_t filled;
static int slots[CAPACITY];
static int next; /* belongs to the thread that puts */
static int first; /* belongs to the thread that takes */

void buffer_open(void)
{
	sem_init(&room, 0, CAPACITY);
	sem_init(&filled, 0, 0);
	next = 0;
	first = 0;
}

void buffer_put(int reading)
{
	sem_wait(&room);
	slots[next] = reading;
	next = (next + 1) % CAPACITY;
	sem_post(&filled);
}

bool buffer_take(int *reading)
{
	sem_wait(&filled);
	if (slots[first] == PILL) {
		sem_post(&filled); /* the pill stays, in case somebody asks again */
		return false;
	}
	*reading = slots[first];
	first = (first + 1) % CAPACITY;
	sem_post(&room);
	return true;
}

void buffer_close(void)
{
	buffer_put(PILL);
}
