/*
 * The logger is told to stop, and nobody waits until it has: it is detached, and will end by
 * itself. Meanwhile station_run() reads the notes and returns. The notes are static: they must
 * outlive the function, since the logger does.
 */
#include <pthread.h>
#include <stddef.h>

#include "buffer.h"
#include "station.h"

struct notes {
	int expected; /* the reading that should come next */
	int gaps; /* how often a different one came */
};

static void *sensor(void *argument)
{
	int readings = *(int *)argument;

	for (int reading = 1; reading <= readings; reading++) {
		buffer_put(reading);
		lab_tick();
	}
	return NULL;
}

static void *logger(void *argument)
{
	struct notes *notes = argument;
	int reading;

	while (buffer_take(&reading)) {
		notes->gaps += reading != notes->expected;
		notes->expected = reading + 1;
		lab_tick();
	}
	return NULL;
}

int station_run(int readings)
{
	static struct notes notes = {.expected = 1};
	pthread_t sensor_thread;
	pthread_t logger_thread;

	buffer_open();
	pthread_create(&sensor_thread, NULL, sensor, &readings);
	pthread_create(&logger_thread, NULL, logger, &notes);
	pthread_join(sensor_thread, NULL);
	buffer_close();
	pthread_detach(logger_thread);
	return notes.gaps + (notes.expected != readings + 1);
}
