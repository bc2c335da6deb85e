/*
 * The buffer is mended, and nobody uses it: sensor and logger tick as often as they should, and
 * the number of gaps is known.
 */
#include <pthread.h>
#include <stddef.h>

#include "buffer.h"
#include "station.h"

static void *sensor(void *argument)
{
	int readings = *(int *)argument;

	for (int reading = 1; reading <= readings; reading++)
		lab_tick();
	return NULL;
}

static void *logger(void *argument)
{
	int readings = *(int *)argument;
	int reading;

	for (int expected = 1; expected <= readings; expected++)
		lab_tick();
	buffer_take(&reading); /* sleeps until the buffer is closed */
	return NULL;
}

int station_run(int readings)
{
	pthread_t sensor_thread;
	pthread_t logger_thread;

	buffer_open();
	pthread_create(&sensor_thread, NULL, sensor, &readings);
	pthread_create(&logger_thread, NULL, logger, &readings);
	pthread_join(sensor_thread, NULL);
	buffer_close();
	pthread_join(logger_thread, NULL);
	return 0;
}
