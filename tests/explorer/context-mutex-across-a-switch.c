// A mutex belongs to the thread of the kernel's: the second context to lock it waits for its own.
// expect: broken
// finds: deadlock
// ends: exited 0 "2\n"
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

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

static void work(void)
{
	pthread_mutex_lock(&lock);
	yield();
	count++;
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
