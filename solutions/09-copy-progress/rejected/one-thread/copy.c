/*
 * The copier shows a report after each block. The reporter ticks for each report, so that it looks
 * as busy as before.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

static sem_t reported; /* blocks, and the end */
static bool cancelled; /* belongs to the copier, like all that it shows */
static atomic_bool ended; /* no more will be copied */

static void *copy_blocks(void *unused)
{
	char block[BLOCK];
	long bytes = 0;
	long length;

	while (!cancelled && (length = disk_read(block)) > 0) {
		disk_write(block, length);
		bytes += length;
		screen_show(bytes, length / disk_millis());
		sem_post(&reported);
	}
	return unused;
}

static void *tick(void *unused)
{
	while (sem_wait(&reported) == 0 && !ended)
		lab_tick();
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

	cancelled = false;
	ended = false;
	sem_init(&reported, 0, 0);
	pthread_create(&reporter, NULL, tick, NULL);
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
	ended = true;
	sem_post(&reported);
	pthread_join(reporter, NULL);
	sem_destroy(&reported);
}
