/*
 * Threads of an interpreter with one big lock, like CPython's: a thread must hold the lock to
 * execute the program. One that has to wait for something outside releases it meanwhile.
 */
#include <pthread.h>

#include "crew.h"

static pthread_mutex_t interpreter_lock = PTHREAD_MUTEX_INITIALIZER;
static void (*program)(void);

static void execute(void)
{
	pthread_mutex_lock(&interpreter_lock);
	program();
	pthread_mutex_unlock(&interpreter_lock);
}

static void run(void (*work)(void), int pieces)
{
	program = work;
	threads.run(execute, pieces);
}

static void wait_until(double time)
{
	pthread_mutex_unlock(&interpreter_lock);
	sleep_until(time);
	pthread_mutex_lock(&interpreter_lock);
}

const struct crew interpreter = {run, wait_until};
