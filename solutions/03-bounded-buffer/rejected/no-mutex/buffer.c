/*
 * The two semaphores make each side wait as it should: `room` counts the free slots, `news` the
 * readings, with the end as one more. They do not keep the two sides apart: while the buffer is
 * neither empty nor full, both may work on the same `first` and `count`.
 */
#include <semaphore.h>

#include "buffer.h"

static sem_t room;
static sem_t news;
static int slots[CAPACITY];
static int first;
static int count;

void buffer_open(void)
{
	sem_init(&room, 0, CAPACITY);
	sem_init(&news, 0, 0);
	first = 0;
	count = 0;
}

void buffer_put(int reading)
{
	sem_wait(&room);
	slots[(first + count) % CAPACITY] = reading;
	count++;
	sem_post(&news);
}

bool buffer_take(int *reading)
{
	int free_slots;

	sem_wait(&news);
	sem_getvalue(&room, &free_slots);
	if (free_slots == CAPACITY) { /* no reading is left, so this was the end */
		sem_post(&news);
		return false;
	}
	*reading = slots[first];
	first = (first + 1) % CAPACITY;
	count--;
	sem_post(&room);
	return true;
}

void buffer_close(void)
{
	sem_post(&news);
}
