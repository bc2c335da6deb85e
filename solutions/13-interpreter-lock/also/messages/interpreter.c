/*
 * The script's threads share no variable: they SEND their additions to the thread that owns x,
 * through a box with room for one letter. A thread that waits for the box does not hold the
 * interpreter lock. x needs no lock: only its owner, the thread that starts the script, uses it.
 */
#include <pthread.h>
#include <semaphore.h>

#include "interpreter.h"

struct instruction {
	enum { SEND, LOOP } operation;
	long operand;
};

/* while rounds: box.put(1) */
static const struct instruction script[] = {{SEND, 1}, {LOOP, 0}};

static pthread_mutex_t interpreter_lock = PTHREAD_MUTEX_INITIALIZER;
static sem_t room, letters; /* one of them is 0 at any time */
static long letter; /* written after a wait for room, read after a wait for letters */

static void *run(void *argument)
{
	int rounds = *(int *)argument;
	const struct instruction *next = script;

	pthread_mutex_lock(&interpreter_lock);
	for (int done = 0; rounds > 0; done++) {
		if (done == SLICE) {
			pthread_mutex_unlock(&interpreter_lock);
			pthread_mutex_lock(&interpreter_lock);
			done = 0;
		}
		switch (next->operation) {
		case SEND:
			pthread_mutex_unlock(&interpreter_lock);
			sem_wait(&room);
			pthread_mutex_lock(&interpreter_lock);
			letter = next->operand;
			sem_post(&letters);
			next++;
			break;
		case LOOP:
			lab_tick();
			rounds--;
			next = script;
			break;
		}
	}
	pthread_mutex_unlock(&interpreter_lock);
	return NULL;
}

long run_script(int rounds)
{
	int fewer = rounds, more = rounds + 1;
	pthread_t one, other;
	long x = 0;

	sem_init(&room, 0, 1);
	sem_init(&letters, 0, 0);
	pthread_create(&one, NULL, run, &fewer);
	pthread_create(&other, NULL, run, &more);
	for (int received = 0; received < fewer + more; received++) {
		sem_wait(&letters);
		x += letter;
		sem_post(&room);
	}
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	sem_destroy(&letters);
	sem_destroy(&room);
	return x;
}
