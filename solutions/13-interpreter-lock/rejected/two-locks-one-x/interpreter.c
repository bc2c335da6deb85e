/*
 * Two interpreters, each with its lock, so that both processors can work. They still share one x.
 */
#include <pthread.h>

#include "interpreter.h"

struct instruction {
	enum { LOAD, ADD, STORE, LOOP } operation;
	long operand;
};

/* while rounds: x = x + 1 */
static const struct instruction script[] = {{LOAD, 0}, {ADD, 1}, {STORE, 0}, {LOOP, 0}};

static long x; /* both interpreters use it */

struct interpreter {
	pthread_mutex_t lock;
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
	pthread_mutex_unlock(&interpreter->lock);
	return NULL;
}

long run_script(int rounds)
{
	struct interpreter fewer = {PTHREAD_MUTEX_INITIALIZER, rounds};
	struct interpreter more = {PTHREAD_MUTEX_INITIALIZER, rounds + 1};
	pthread_t one, other;

	x = 0;
	pthread_create(&one, NULL, run, &fewer);
	pthread_create(&other, NULL, run, &more);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return x;
}
