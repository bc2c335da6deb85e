/*
 * A lock for scripts, like Python's threading.Lock. The script takes it around the statement;
 * the instructions in between may be disturbed, but not by a thread that wants x.
 *
 * A thread that waits for the script's lock must not hold the interpreter lock, or the script
 * lock's holder could never run to give it back. So ACQUIRE releases the interpreter lock first.
 */
#include <pthread.h>

#include "interpreter.h"

struct instruction {
	enum { LOAD, ADD, STORE, ACQUIRE, RELEASE, LOOP } operation;
	long operand;
};

/* while rounds: with lock: x = x + 1 */
static const struct instruction script[] = {
	{ACQUIRE, 0}, {LOAD, 0}, {ADD, 1}, {STORE, 0}, {RELEASE, 0}, {LOOP, 0}};

static pthread_mutex_t interpreter_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t script_lock = PTHREAD_MUTEX_INITIALIZER;
static long x; /* guarded by both locks */

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
		case ACQUIRE:
			pthread_mutex_unlock(&interpreter_lock);
			pthread_mutex_lock(&script_lock);
			pthread_mutex_lock(&interpreter_lock);
			break;
		case RELEASE:
			pthread_mutex_unlock(&script_lock);
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

long run_script(int rounds)
{
	int fewer = rounds, more = rounds + 1;
	pthread_t one, other;

	x = 0;
	pthread_create(&one, NULL, run, &fewer);
	pthread_create(&other, NULL, run, &more);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return x;
}
