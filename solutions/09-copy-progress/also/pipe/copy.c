/*
 * No shared variables but the user's flag: the copier writes each report into a pipe, in one piece,
 * and closes the pipe when nothing more will be copied. The reporter reads until the end. So every
 * block is reported, and the last report read is the last one written. The price: if the screen is
 * much slower than the disk, the pipe gets full and the copier waits.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

#include "copy.h"
#include "disk.h"
#include "screen.h"

enum { READ_END, WRITE_END };

struct report {
	long bytes; /* copied so far */
	long rate; /* bytes per millisecond, of the last block */
};

static int reports[2]; /* the pipe */
static atomic_bool cancelled; /* the user wants no more */

static void *copy_blocks(void *unused)
{
	struct report report = {0};
	char block[BLOCK];
	long length;

	while (!cancelled && (length = disk_read(block)) > 0) {
		disk_write(block, length);
		report.bytes += length;
		report.rate = length / disk_millis();
		if (write(reports[WRITE_END], &report, sizeof report) != sizeof report)
			break;
		lab_tick();
	}
	close(reports[WRITE_END]);
	return unused;
}

static void *show_progress(void *unused)
{
	struct report report;

	while (read(reports[READ_END], &report, sizeof report) == sizeof report)
		screen_show(report.bytes, report.rate);
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

	if (pipe(reports) != 0)
		return;
	cancelled = false;
	pthread_create(&reporter, NULL, show_progress, NULL);
	pthread_create(&copier, NULL, copy_blocks, NULL);
	pthread_join(copier, NULL);
	pthread_join(reporter, NULL);
	close(reports[READ_END]);
}
