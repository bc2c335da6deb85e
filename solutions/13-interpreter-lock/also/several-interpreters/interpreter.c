/*
 * Two interpreters. Each has an x of its own and a lock of its own, so the two threads share
 * nothing and never wait for each other: only now can both processors work. Their counts are
 * added up when both have ended.
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
	_Alignas(64) pthread_mutex_t lock; /* no two interpreters in one cache line */
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
	return fewer.x + more.x;
}
