/*
 * A crew is a way to get several pieces of work done: one after another, or by threads,
 * processes, coroutines, ...
 */
#ifndef CREW_H
#define CREW_H

enum { CREW_LARGEST = 128 };

struct crew {
	/* Does `work` that many times, and returns when all is done. */
	void (*run)(void (*work)(void), int pieces);
	/* Makes a member of this crew wait, in the middle of its work. */
	void (*wait_until)(double time);
};

extern const struct crew alone; /* one worker, one piece after another */
extern const struct crew threads; /* a thread for each piece */
extern const struct crew processes; /* a process for each piece */
extern const struct crew coroutines; /* a coroutine for each piece, all on one thread */
extern const struct crew interpreter; /* threads that share one interpreter lock */
extern const struct crew one_worker, two_workers; /* one or two threads; pieces wait in a queue */

/* Lets another coroutine go on; returns when it is this one's turn again. */
void coroutine_yield(void);

/* Seconds, from some moment in the past. */
double now(void);
/* Sleeps until then; meanwhile the processor is free for others. */
void sleep_until(double time);

/* How many processors this process may use. */
int processors(void);
/* From now on, use only that many of them. */
void use_processors(int count);
/* Keeps workers 0, 1, 2, ... each to one processor, in turn, so that no two share one by chance. */
void settle(int worker);

#endif
