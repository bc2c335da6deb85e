/*
 * The thread that copies shows each block itself: so the numbers always fit.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards the three below */
static long bytes; /* copied so far */
static long rate; /* bytes per millisecond, of the last block */
static bool cancelled; /* the user wants no more */

static bool is_cancelled(void)
{
	bool is;

	pthread_mutex_lock(&lock);
	is = cancelled;
	pthread_mutex_unlock(&lock);
	return is;
}

static void *copy_blocks(void *unused)
{
	char block[BLOCK];
	long length;

	while (!is_cancelled() && (length = disk_read(block)) > 0) {
		disk_write(block, length);
		pthread_mutex_lock(&lock);
		bytes += length;
		rate = length / disk_millis();
		pthread_mutex_unlock(&lock);
		screen_show(bytes, rate);
		lab_tick();
	}
	return unused;
}

void copy_cancel(void)
{
	pthread_mutex_lock(&lock);
	cancelled = true;
	pthread_mutex_unlock(&lock);
}

void copy(void)
{
	pthread_t copier;

	bytes = rate = 0;
	cancelled = false;
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
}
