/*
 * The readings for which the buffer has room are handed over as they should be. From then on
 * sensor and logger only tick.
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

	for (int reading = 1; reading <= readings; reading++) {
		if (reading <= CAPACITY)
			buffer_put(reading);
		lab_tick();
	}
	return NULL;
}

static void *logger(void *argument)
{
	struct notes *notes = argument;
	int reading;

	while (notes->expected <= notes->readings) {
		if (notes->expected > CAPACITY)
			reading = notes->expected;
		else if (!buffer_take(&reading))
			break;
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
