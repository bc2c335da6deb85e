/*
 * No shared ring at all: the readings travel through a pipe. read() sleeps while it is empty, and
 * returns 0 when it is empty and its writing end is closed, which is just what the logger needs to
 * know. A pipe has room for many readings, so a semaphore limits it to CAPACITY.
 */
#include <semaphore.h>
#include <unistd.h>

#include "buffer.h"

static int ends[2]; /* read from ends[0], write to ends[1] */
static sem_t room;

void buffer_open(void)
{
	sem_init(&room, 0, CAPACITY);
	pipe(ends);
}

void buffer_put(int reading)
{
	sem_wait(&room);
	write(ends[1], &reading, sizeof reading);
}

bool buffer_take(int *reading)
{
	if (read(ends[0], reading, sizeof *reading) != sizeof *reading)
		return false;
	sem_post(&room);
	return true;
}

void buffer_close(void)
{
	close(ends[1]);
}
