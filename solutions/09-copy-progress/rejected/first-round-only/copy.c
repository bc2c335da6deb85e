/*
 * The copier waits until the first block is reported, so that there is a report in time. Then the
 * reporter sleeps until the copy has ended, and shows the last one.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards bytes, rate, cancelled */
static long bytes; /* copied so far */
static long rate; /* bytes per millisecond, of the last block */
static bool cancelled; /* the user wants no more */
static sem_t news; /* the first block, and the end */
static sem_t shown; /* reports */

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
		if (bytes == BLOCK) {
			sem_post(&news);
			sem_wait(&shown);
		}
	}
	sem_post(&news);
	return unused;
}

static void *show_progress(void *unused)
{
	long bytes_now;
	long rate_now;

	for (int report = 0; report < 2; report++) {
		sem_wait(&news);
		pthread_mutex_lock(&lock);
		bytes_now = bytes;
		rate_now = rate;
		pthread_mutex_unlock(&lock);
		screen_show(bytes_now, rate_now);
		sem_post(&shown);
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
	pthread_t reporter;

	bytes = rate = 0;
	cancelled = false;
	sem_init(&news, 0, 0);
	sem_init(&shown, 0, 0);
	pthread_create(&reporter, NULL, show_progress, NULL);
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
	pthread_join(reporter, NULL);
	sem_destroy(&news);
	sem_destroy(&shown);
}
