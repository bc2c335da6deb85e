/*
 * A lock for scripts again, and everything with the threads and mutexes of <threads.h>. ACQUIRE
 * tries first; only if the script's lock is taken does it give the interpreter lock back and wait.
 */
#include <stddef.h>
#include <threads.h>

#include "interpreter.h"

struct instruction {
	enum { LOAD, ADD, STORE, ACQUIRE, RELEASE, LOOP } operation;
	long operand;
};

/* while rounds: with lock: x = x + 1 */
static const struct instruction script[] = {
	{ACQUIRE, 0}, {LOAD, 0}, {ADD, 1}, {STORE, 0}, {RELEASE, 0}, {LOOP, 0}};

static mtx_t interpreter_lock;
static mtx_t script_lock;
static long x; /* guarded by both locks */

static int run(void *argument)
{
	int rounds = *(int *)argument;
	long accumulator = 0;
	const struct instruction *next = script;

	mtx_lock(&interpreter_lock);
	for (int done = 0; rounds > 0; done++) {
		if (done == SLICE) {
			mtx_unlock(&interpreter_lock);
			mtx_lock(&interpreter_lock);
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
			if (mtx_trylock(&script_lock) == thrd_success)
				break;
			mtx_unlock(&interpreter_lock);
			mtx_lock(&script_lock);
			mtx_lock(&interpreter_lock);
			break;
		case RELEASE:
			mtx_unlock(&script_lock);
			break;
		case LOOP:
			lab_tick();
			rounds--;
			next = script;
			continue;
		}
		next++;
	}
	mtx_unlock(&interpreter_lock);
	return 0;
}

long run_script(int rounds)
{
	int fewer = rounds, more = rounds + 1;
	thrd_t one, other;

	x = 0;
	mtx_init(&interpreter_lock, mtx_plain);
	mtx_init(&script_lock, mtx_plain);
	thrd_create(&one, run, &fewer);
	thrd_create(&other, run, &more);
	thrd_join(one, NULL);
	thrd_join(other, NULL);
	mtx_destroy(&script_lock);
	mtx_destroy(&interpreter_lock);
	return x;
}
