/*
 * The statement is one instruction, as it should be. A thread offers the interpreter lock after
 * its first round, and keeps it for all others.
 */
#include <pthread.h>
#include <stdbool.h>

#include "interpreter.h"

struct instruction {
	enum { LOAD, ADD, STORE, INCREMENT, LOOP } operation;
	long operand;
};

/* while rounds: x = x + 1 */
static const struct instruction script[] = {{INCREMENT, 1}, {LOOP, 0}};

static pthread_mutex_t interpreter_lock = PTHREAD_MUTEX_INITIALIZER;
static long x; /* guarded by interpreter_lock */

static void *run(void *argument)
{
	int rounds = *(int *)argument;
	long accumulator = 0;
	const struct instruction *next = script;
	bool has_offered = false;

	pthread_mutex_lock(&interpreter_lock);
	for (int done = 0; rounds > 0; done++) {
		if (done == SLICE && !has_offered) {
			pthread_mutex_unlock(&interpreter_lock);
			pthread_mutex_lock(&interpreter_lock);
			has_offered = true;
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
		case INCREMENT:
			x += next->operand;
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
