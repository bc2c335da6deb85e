/*
 * One thread copies the file, block by block. Another one shows on the screen
 * how far it is and how fast, until the copy has ended. The user watches, and
 * may cancel.
 *
 * Some reports on the screen were never true, and often the last one is out
 * of date: it says 99 %, and there it stays.
 *
 * TODO: make every report true, and the last one final. The file must still
 * be copied while the reports are shown, and each block must still call
 * lab_tick() once, in the thread that copies it.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

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
	while (!ended)
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
