/*
 * Nothing is shared that two threads write: `next` belongs to who puts, `first` to who takes, and
 * there is no count, for the two semaphores count. A slot changes hands with them: filled before
 * the post of `filled`, emptied before the post of `room`. So no mutex is needed, as long as one
 * thread puts at a time and one takes. buffer_close() puts too, after the sensor was joined.
 *
 * The end travels through the buffer like a reading: a pill, behind the last one.
 */
#include <semaphore.h>

#include "buffer.h"

enum { PILL = -1 };

static sem_t room;
static sem_t filled;
static int slots[CAPACITY];
static int next; /* of the thread that puts */
static int first; /* of the thread that takes */

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
		sem_post(&filled); /* the pill stays, for who asks again */
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
