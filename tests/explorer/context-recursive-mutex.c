// A recursive mutex lets every context of its thread in.
// expect: broken
// ends: exited 0 "1\n"
// ends: exited 0 "2\n"
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <ucontext.h>

#include "lab.h"

enum { STACK = 16384 };

static ucontext_t scheduler, contexts[2];
static char stacks[2][STACK];
static int running;
static _Bool ended[2];

static void yield(void)
{
	swapcontext(&contexts[running], &scheduler);
}

static void start(int which, void (*function)(void))
{
	getcontext(&contexts[which]);
	contexts[which].uc_stack.ss_sp = stacks[which];
	contexts[which].uc_stack.ss_size = STACK;
	contexts[which].uc_link = &scheduler;
	makecontext(&contexts[which], function, 0);
}

static void run_all(void)
{
	while (!ended[0] || !ended[1]) {
		running = ended[0] ? 1 : ended[1] ? 0 : (int)lab_choose(2);
		swapcontext(&scheduler, &contexts[running]);
	}
}

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static int count;

static void work(void)
{
	int seen;

	pthread_mutex_lock(&lock);
	seen = count;
	yield();
	count = seen + 1;
	pthread_mutex_unlock(&lock);
	ended[running] = 1;
}

int main(void)
{
	start(0, work);
	start(1, work);
	run_all();
	printf("%d\n", count);
	return 0;
}
