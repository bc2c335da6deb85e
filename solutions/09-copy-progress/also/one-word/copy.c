/*
 * No lock: bytes and rate share one word, which is written and read in one step. A block's rate is
 * at most BLOCK, so 16 bits hold it; the upper 48 bits hold the bytes.
 *
 * `ended` is a word of its own. It is set after the last report is stored and read *before* a
 * report is loaded: a report that was loaded after the end is the last one.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

enum { RATE_BITS = 16, RATE_MASK = (1 << RATE_BITS) - 1 };

static _Atomic uint64_t report; /* bytes copied so far, and the rate of the last block */
static atomic_bool cancelled; /* the user wants no more */
static atomic_bool ended; /* no more will be copied */

static void *copy_blocks(void *unused)
{
	char block[BLOCK];
	uint64_t bytes = 0;
	long length;

	while (!cancelled && (length = disk_read(block)) > 0) {
		disk_write(block, length);
		bytes += (uint64_t)length;
		report = bytes << RATE_BITS | (uint64_t)(length / disk_millis());
		lab_tick();
	}
	ended = true;
	return unused;
}

static void *show_progress(void *unused)
{
	uint64_t now;
	bool is_last;

	do {
		is_last = ended;
		now = report;
		screen_show((long)(now >> RATE_BITS), (long)(now & RATE_MASK));
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

	report = 0;
	cancelled = ended = false;
	pthread_create(&reporter, NULL, show_progress, NULL);
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
	pthread_join(reporter, NULL);
}
