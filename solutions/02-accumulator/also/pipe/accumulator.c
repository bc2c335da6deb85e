/*
 * Message passing with the kernel as the postman: the workers write the bytes +1 and -1 into a
 * pipe, and an owner thread, the only one to touch `i`, reads and adds them. Writes this small
 * are never mixed up (pipe(7)), and the pipe holds a writer back when it is full.
 */
#include <pthread.h>
#include <unistd.h>

#include "accumulator.h"

static int i; /* touched by the owner thread alone, while there is one */
static int ends[2]; /* of the pipe: read from the first, write to the second */

static void send_message(signed char message)
{
	while (write(ends[1], &message, sizeof message) != sizeof message)
		;
}

static void *own(void *argument)
{
	int missing = *(int *)argument;
	signed char messages[512];

	while (missing > 0) {
		ssize_t count = read(ends[0], messages, sizeof messages);

		for (ssize_t n = 0; n < count; n++, missing--)
			i += messages[n];
	}
	return NULL;
}

static void *increment(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		send_message(+1);
		lab_tick();
	}
	return NULL;
}

static void *decrement(void *argument)
{
	int rounds = *(int *)argument;

	for (int round = 0; round < rounds; round++) {
		send_message(-1);
		lab_tick();
	}
	return NULL;
}

int accumulate(int rounds)
{
	int up = rounds;
	int down = rounds + 1;
	int all = up + down;
	pthread_t owner;
	pthread_t incrementer;
	pthread_t decrementer;

	if (pipe(ends) != 0)
		return 0;
	i = 0;
	pthread_create(&owner, NULL, own, &all);
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	pthread_join(owner, NULL);
	close(ends[0]);
	close(ends[1]);
	return i;
}
