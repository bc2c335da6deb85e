/*
 * The script adds two, for both threads, and only one thread runs it. The other one ticks.
 */
#include <pthread.h>

#include "interpreter.h"

struct instruction {
	enum { LOAD, ADD, STORE, LOOP } operation;
	long operand;
};

/* while rounds: x = x + 2 */
static const struct instruction script[] = {{LOAD, 0}, {ADD, 2}, {STORE, 0}, {LOOP, 0}};

static pthread_mutex_t interpreter_lock = PTHREAD_MUTEX_INITIALIZER;
static long x; /* guarded by interpreter_lock */

static void *run(void *argument)
{
	int rounds = *(int *)argument;
	long accumulator = 0;
	const struct instruction *next = script;

	pthread_mutex_lock(&interpreter_lock);
	for (int done = 0; rounds > 0; done++) {
		if (done == SLICE) {
			pthread_mutex_unlock(&interpreter_lock);
			pthread_mutex_lock(&interpreter_lock);
			done = 0;
		}
		switch (next->operation) {
		case LOAD:
			accumulator = x;
			break;
		case ADD:
			accumulator += next->operand;
			break;
		case STORE:
			x = accumulator;
			break;
		case LOOP:
			lab_tick();
			rounds--;
			next = script;
			continue;
		}
		next++;
	}
	pthread_mutex_unlock(&interpreter_lock);
	return NULL;
}

static void *look_on(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++)
		lab_tick();
	return NULL;
}

long run_script(int rounds)
{
	int fewer = rounds, more = rounds + 1;
	pthread_t one, other;

	x = 1; /* for the round that the other thread has more */
	pthread_create(&one, NULL, run, &fewer);
	pthread_create(&other, NULL, look_on, &more);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return x;
}
