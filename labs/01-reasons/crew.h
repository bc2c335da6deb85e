/*
 * A crew is a way to get several pieces of work done: one after another, or by threads,
 * processes, coroutines...
 */
#ifndef CREW_H
#define CREW_H

enum { CREW_LARGEST = 128 };

struct crew {
	/* Does `work` so many times, and returns when all is done. */
	void (*run)(void (*work)(void), int pieces);
	/* How somebody of this crew waits, in the middle of the work. */
	void (*wait_until)(double time);
};

extern const struct crew alone; /* one worker, one piece after another */
extern const struct crew threads; /* a thread for each piece */
extern const struct crew processes; /* a process for each piece */
extern const struct crew coroutines; /* a coroutine for each piece, all on one thread */
extern const struct crew interpreter; /* threads that share one interpreter lock */
extern const struct crew one_worker, two_workers; /* so many threads; pieces wait in a queue */

/* Lets another coroutine go on; returns when it is this one's turn again. */
void coroutine_yield(void);

/* Seconds, from some moment in the past. */
double now(void);
/* The thread sleeps until then; its processor is free for others. */
void sleep_until(double time);

/* How many there are for us. */
int processors(void);
/* From now on, of all that there are, only so many. */
void use_processors(int count);
/* Keeps worker 0, 1, 2... to a processor each, in turn, so that no two meet on one by chance. */
void settle(int worker);

#endif
