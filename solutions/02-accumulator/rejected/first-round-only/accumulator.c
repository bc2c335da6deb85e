/*
 * The first round is done side by side, with the lock taken for one update. For all other rounds
 * each thread takes the lock once.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards i */

struct work {
	int rounds;
	int step;
};

static void *count(void *argument)
{
	struct work *work = argument;

	pthread_mutex_lock(&lock);
	i += work->step;
	pthread_mutex_unlock(&lock);
	lab_tick();

	pthread_mutex_lock(&lock);
	for (int round = 1; round < work->rounds; round++) {
		i += work->step;
		lab_tick();
	}
	pthread_mutex_unlock(&lock);
	return NULL;
}

int accumulate(int rounds)
{
	struct work up = {rounds, 1};
	struct work down = {rounds + 1, -1};
	pthread_t incrementer;
	pthread_t decrementer;

	i = 0;
	pthread_create(&incrementer, NULL, count, &up);
	pthread_create(&decrementer, NULL, count, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	return i;
}
