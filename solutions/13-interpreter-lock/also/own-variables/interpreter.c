/*
 * One interpreter and one lock, as before, but each of the script's threads adds to a variable of
 * its own, and the sum is taken when both have ended. Nothing is shared, so nothing is lost; but
 * the interpreter lock still lets only one thread run at a time.
 */
#include <pthread.h>

#include "interpreter.h"

struct instruction {
	enum { LOAD, ADD, STORE, LOOP } operation;
	long operand;
};

/* while rounds: x = x + 1 */
static const struct instruction script[] = {{LOAD, 0}, {ADD, 1}, {STORE, 0}, {LOOP, 0}};

static pthread_mutex_t interpreter_lock = PTHREAD_MUTEX_INITIALIZER;

struct thread {
	int rounds;
	long x;
};

static void *run(void *argument)
{
	struct thread *thread = argument;
	int rounds = thread->rounds;
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
			accumulator = thread->x;
			break;
		case ADD:
			accumulator += next->operand;
			break;
		case STORE:
			thread->x = accumulator;
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
	struct thread fewer = {rounds, 0}, more = {rounds + 1, 0};
	pthread_t one, other;

	pthread_create(&one, NULL, run, &fewer);
	pthread_create(&other, NULL, run, &more);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return fewer.x + more.x;
}
