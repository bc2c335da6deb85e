// A context goes on in another thread than before; the semaphore is the order between the two.
// expect: deterministic
// ends: exited 0 "2\n"
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <ucontext.h>

enum { STACK = 16384 };

static ucontext_t back[2], context;
static char stack[STACK];
static sem_t parked;
static int count;

static void work(void)
{
	count++;
	swapcontext(&context, &back[0]);
	count++;
	swapcontext(&context, &back[1]);
}

static void *other(void *unused)
{
	sem_wait(&parked);
	swapcontext(&back[1], &context);
	return unused;
}

int main(void)
{
	pthread_t thread;

	sem_init(&parked, 0, 0);
	getcontext(&context);
	context.uc_stack.ss_sp = stack;
	context.uc_stack.ss_size = STACK;
	makecontext(&context, work, 0);
	pthread_create(&thread, NULL, other, NULL);
	swapcontext(&back[0], &context);
	sem_post(&parked);
	pthread_join(thread, NULL);
	printf("%d\n", count);
	return 0;
}
