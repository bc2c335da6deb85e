// A context of one thread races with another thread like any code of its own.
// expect: broken
// finds: race count
#include <pthread.h>
#include <stdio.h>
#include <ucontext.h>

enum { STACK = 16384 };

static ucontext_t back, context;
static char stack[STACK];
static int count;

static void work(void)
{
	count++; // race
}

static void *other(void *unused)
{
	count++; // race
	return unused;
}

int main(void)
{
	pthread_t thread;

	getcontext(&context);
	context.uc_stack.ss_sp = stack;
	context.uc_stack.ss_size = STACK;
	context.uc_link = &back;
	makecontext(&context, work, 0);
	pthread_create(&thread, NULL, other, NULL);
	swapcontext(&back, &context);
	pthread_join(thread, NULL);
	return 0;
}
