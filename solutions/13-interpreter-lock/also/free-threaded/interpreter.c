/*
 * No interpreter lock: shared variables have to guard themselves. x is atomic, and the statement
 * is one instruction that the processor carries out in one step. Both threads run at the same
 * time, and meet only at x.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "interpreter.h"

struct instruction {
	enum { INCREMENT, LOOP } operation;
	long operand;
};

/* while rounds: x = x + 1 */
static const struct instruction script[] = {{INCREMENT, 1}, {LOOP, 0}};

static atomic_long x;

static void *run(void *argument)
{
	int rounds = *(int *)argument;
	const struct instruction *next = script;

	while (rounds > 0) {
		switch (next->operation) {
		case INCREMENT:
			atomic_fetch_add(&x, next->operand);
			next++;
			break;
		case LOOP:
			lab_tick();
			rounds--;
			next = script;
			break;
		}
	}
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
