/*
 * When both threads have ended, main shows the last report: nobody changes the numbers any more.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards the four below */
static long bytes; /* copied so far */
static long rate; /* bytes per millisecond, of the last block */
static bool cancelled; /* the user wants no more */
static bool ended; /* no more will be copied */

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
		lab_tick();
	}
	pthread_mutex_lock(&lock);
	ended = true;
	pthread_mutex_unlock(&lock);
	return unused;
}

static void *show_progress(void *unused)
{
	long bytes_now;
	long rate_now;
	bool is_last;

	do {
		pthread_mutex_lock(&lock);
		bytes_now = bytes;
		rate_now = rate;
		is_last = ended;
		pthread_mutex_unlock(&lock);
		if (!is_last)
			screen_show(bytes_now, rate_now);
	} while (!is_last);
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
	pthread_t reporter;

	bytes = rate = 0;
	cancelled = ended = false;
	pthread_create(&reporter, NULL, show_progress, NULL);
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
	pthread_join(reporter, NULL);
	screen_show(bytes, rate);
}
