/*
 * A semaphore that holds one token: a thread that uses any of the four variables has the token, and
 * the other waits for it.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

static sem_t token; /* its holder may use the four below */
static long bytes; /* copied so far */
static long rate; /* bytes per millisecond, of the last block */
static bool cancelled; /* the user wants no more */
static bool ended; /* no more will be copied */

static bool is_cancelled(void)
{
	bool is;

	sem_wait(&token);
	is = cancelled;
	sem_post(&token);
	return is;
}

static void *copy_blocks(void *unused)
{
	char block[BLOCK];
	long length;

	while (!is_cancelled() && (length = disk_read(block)) > 0) {
		disk_write(block, length);
		sem_wait(&token);
		bytes += length;
		rate = length / disk_millis();
		sem_post(&token);
		lab_tick();
	}
	sem_wait(&token);
	ended = true;
	sem_post(&token);
	return unused;
}

static void *show_progress(void *unused)
{
	long bytes_now;
	long rate_now;
	bool is_last;

	do {
		sem_wait(&token);
		bytes_now = bytes;
		rate_now = rate;
		is_last = ended;
		sem_post(&token);
		screen_show(bytes_now, rate_now);
	} while (!is_last);
	return unused;
}

void copy_cancel(void)
{
	sem_wait(&token);
	cancelled = true;
	sem_post(&token);
}

void copy(void)
{
	pthread_t copier;
	pthread_t reporter;

	sem_init(&token, 0, 1);
	bytes = rate = 0;
	cancelled = ended = false;
	pthread_create(&reporter, NULL, show_progress, NULL);
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
	pthread_join(reporter, NULL);
	sem_destroy(&token);
}
