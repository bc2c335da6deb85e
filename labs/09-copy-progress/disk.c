/*
 * Plays a disk. Not every block takes it the same time. Never edited.
 */
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#include "disk.h"

static int size; /* of the old file, in blocks */
static int blocks_read; /* so many of them were read */
static int blocks_written; /* and so many written */
static bool is_same; /* the new file is like the old one, as far as it goes */
static pthread_mutex_t stop_lock = PTHREAD_MUTEX_INITIALIZER; /* guards the two below */
static bool has_stopped;
static int late; /* so many blocks were written after disk_stop() */

void disk_open(int blocks)
{
	size = blocks;
	blocks_read = blocks_written = late = 0;
	is_same = true;
	has_stopped = false;
}

long disk_read(char *block)
{
	if (blocks_read == size)
		return 0;
	memset(block, ++blocks_read % 127, BLOCK);
	return BLOCK;
}

void disk_write(const char *block, long bytes)
{
	char expected[BLOCK];

	memset(expected, ++blocks_written % 127, BLOCK);
	is_same = is_same && bytes == BLOCK && memcmp(block, expected, BLOCK) == 0;
	pthread_mutex_lock(&stop_lock);
	late += has_stopped;
	pthread_mutex_unlock(&stop_lock);
}

long disk_millis(void)
{
	return 1 + blocks_read % 3;
}

void disk_stop(void)
{
	pthread_mutex_lock(&stop_lock);
	has_stopped = true;
	pthread_mutex_unlock(&stop_lock);
}

long disk_rate(long bytes)
{
	return bytes ? BLOCK / (1 + bytes / BLOCK % 3) : 0;
}

const char *disk_fault(bool must_be_whole)
{
	if (late > 1)
		return "it went on after it was cancelled";
	if (!is_same)
		return "the new file is not like the old one";
	return must_be_whole && blocks_written < size ? "a part of the file was not copied" : NULL;
}

long disk_blocks(void)
{
	return blocks_written;
}
