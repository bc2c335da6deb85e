/*
 * The mutex fix in the words of the C standard itself: <threads.h> has its own threads and its
 * own mutex, with the same rules. An unlock synchronises with the next lock, and the end of a
 * thread with the return of thrd_join().
 */
#include <threads.h>

#include "accumulator.h"

static int i;
static mtx_t lock; /* guards i */

static int increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		mtx_lock(&lock);
		i++;
		mtx_unlock(&lock);
		lab_tick();
	}
	return 0;
}

static int decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		mtx_lock(&lock);
		i--;
		mtx_unlock(&lock);
		lab_tick();
	}
	return 0;
}

int accumulate(int rounds)
{
	int up = rounds;
	int down = rounds + 1;
	thrd_t incrementer;
	thrd_t decrementer;

	i = 0;
	mtx_init(&lock, mtx_plain);
	thrd_create(&incrementer, increment, &up);
	thrd_create(&decrementer, decrement, &down);
	thrd_join(incrementer, NULL);
	thrd_join(decrementer, NULL);
	mtx_destroy(&lock);
	return i;
}
