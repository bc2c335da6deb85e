/*
 * The logger makes each reading itself, puts it into the buffer and takes it out again. The sensor
 * only ticks.
 */
#include <pthread.h>
#include <stddef.h>

#include "buffer.h"
#include "station.h"

struct notes {
	int readings;
	int expected; /* the reading that should come next */
	int gaps; /* how often a different one came */
};

static void *sensor(void *argument)
{
	int readings = *(int *)argument;

	for (int reading = 1; reading <= readings; reading++)
		lab_tick();
	return NULL;
}

static void *logger(void *argument)
{
	struct notes *notes = argument;
	int reading;

	for (int made = 1; made <= notes->readings; made++) {
		buffer_put(made);
		buffer_take(&reading);
		notes->gaps += reading != notes->expected;
		notes->expected = reading + 1;
		lab_tick();
	}
	return NULL;
}

int station_run(int readings)
{
	struct notes notes = {.readings = readings, .expected = 1};
	pthread_t sensor_thread;
	pthread_t logger_thread;

	buffer_open();
	pthread_create(&sensor_thread, NULL, sensor, &readings);
	pthread_create(&logger_thread, NULL, logger, &notes);
	pthread_join(sensor_thread, NULL);
	buffer_close();
	pthread_join(logger_thread, NULL);
	return notes.gaps + (notes.expected != readings + 1);
}
