/*
 * The reporter sleeps between two reports, so that the copier can write both numbers meanwhile.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

static long bytes; /* copied so far */
static long rate; /* bytes per millisecond, of the last block */
static bool cancelled; /* the user wants no more */
static bool ended; /* no more will be copied */

static void *copy_blocks(void *unused)
{
	char block[BLOCK];
	long length;

	while (!cancelled && (length = disk_read(block)) > 0) {
		disk_write(block, length);
		bytes += length;
		rate = length / disk_millis();
		lab_tick();
	}
	ended = true;
	return unused;
}

static void *show_progress(void *unused)
{
	while (!ended) {
		usleep(100);
		screen_show(bytes, rate);
	}
	screen_show(bytes, rate);
	return unused;
}

void copy_cancel(void)
{
	cancelled = true;
}

void copy(void)
{
	pthread_t copier;
	pthread_t reporter;

	bytes = rate = 0;
	cancelled = ended = false;
	pthread_create(&reporter, NULL, show_progress, NULL);
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
	pthread_join(reporter, NULL);
}
