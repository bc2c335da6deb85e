/*
 * Two interpreters that share nothing, and nobody adds up their counts.
 */
#include <pthread.h>

#include "interpreter.h"

struct instruction {
	enum { LOAD, ADD, STORE, LOOP } operation;
	long operand;
};

/* while rounds: x = x + 1 */
static const struct instruction script[] = {{LOAD, 0}, {ADD, 1}, {STORE, 0}, {LOOP, 0}};

struct interpreter {
	pthread_mutex_t lock;
	long x; /* guarded by lock */
	int rounds;
};

static void *run(void *argument)
{
	struct interpreter *interpreter = argument;
	int rounds = interpreter->rounds;
	long accumulator = 0;
	const struct instruction *next = script;

	pthread_mutex_lock(&interpreter->lock);
	for (int done = 0; rounds > 0; done++) {
		if (done == SLICE) {
			pthread_mutex_unlock(&interpreter->lock);
			pthread_mutex_lock(&interpreter->lock);
			done = 0;
		}
		switch (next->operation) {
		case LOAD:
			accumulator = interpreter->x;
			break;
		case ADD:
			accumulator += next->operand;
			break;
		case STORE:
			interpreter->x = accumulator;
			break;
		case LOOP:
			lab_tick();
			rounds--;
			next = script;
			continue;
		}
		next++;
	}
	pthread_mutex_unlock(&interpreter->lock);
	return NULL;
}

long run_script(int rounds)
{
	struct interpreter fewer = {PTHREAD_MUTEX_INITIALIZER, 0, rounds};
	struct interpreter more = {PTHREAD_MUTEX_INITIALIZER, 0, rounds + 1};
	pthread_t one, other;

	pthread_create(&one, NULL, run, &fewer);
	pthread_create(&other, NULL, run, &more);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return more.x;
}
