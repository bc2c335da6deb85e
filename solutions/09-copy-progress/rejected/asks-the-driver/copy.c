/*
 * The copier counts bytes in one atomic variable and measures no rate. The reporter asks the disk
 * for the rate that goes with the bytes, so the two always match.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

static atomic_long bytes; /* copied so far */
static atomic_bool cancelled; /* the user wants no more */
static atomic_bool ended; /* no more will be copied */

static void *copy_blocks(void *unused)
{
	char block[BLOCK];
	long length;

	while (!cancelled && (length = disk_read(block)) > 0) {
		disk_write(block, length);
		bytes += length;
		lab_tick();
	}
	ended = true;
	return unused;
}

static void *show_progress(void *unused)
{
	bool is_last;

	do {
		is_last = ended;
		long so_far = bytes;
		screen_show(so_far, disk_rate(so_far));
	} while (!is_last);
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

	bytes = 0;
	cancelled = ended = false;
	pthread_create(&reporter, NULL, show_progress, NULL);
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
	pthread_join(reporter, NULL);
}
