// Contexts share the _Thread_local variables, errno and pthread_self() of their thread.
// expect: deterministic
// ends: exited 0 "1 7\n"
#include <pthread.h>
#include <stdio.h>
#include <ucontext.h>

enum { STACK = 16384 };

static ucontext_t back, context;
static char stack[STACK];
static _Thread_local int local;
static pthread_t self;

static void work(int value)
{
	local = value;
	self = pthread_self();
}

int main(void)
{
	getcontext(&context);
	context.uc_stack.ss_sp = stack;
	context.uc_stack.ss_size = STACK;
	context.uc_link = &back;
	makecontext(&context, (void (*)(void))work, 1, 7);
	swapcontext(&back, &context);
	printf("%d %d\n", pthread_equal(self, pthread_self()) != 0, local);
	return 0;
}
