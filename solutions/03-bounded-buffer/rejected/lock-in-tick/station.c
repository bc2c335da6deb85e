/*
 * The two threads of the weather station. The sensor cannot wait while the logger writes to a
 * slow disk, so there is a buffer between the two.
 *
 * The station stops like this: the sensor makes its last reading and is joined; the buffer is
 * closed; the logger notes what is left, sees that nothing more will come, and is joined too.
 *
 * Each round must call lab_tick() once, in the thread that does the round.
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
	}
	return NULL;
}

int station_run(int readings)
{
	struct notes notes = {.expected = 1};
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
