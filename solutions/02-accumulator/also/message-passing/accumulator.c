/*
 * Nobody shares `i`: an owner thread alone touches it, and the two workers send it +1 and -1
 * through a small queue. The queue is shared instead, and guarded by its mutex; the two
 * condition variables let a sender wait for room and the owner wait for a message.
 */
#include <pthread.h>

#include "accumulator.h"

enum { CAPACITY = 64 };

static int i; /* touched by the owner thread alone, while there is one */

static struct {
	pthread_mutex_t lock; /* guards everything below */
	pthread_cond_t not_empty;
	pthread_cond_t not_full;
	int messages[CAPACITY];
	int first;
	int count;
} queue = {
	.lock = PTHREAD_MUTEX_INITIALIZER,
	.not_empty = PTHREAD_COND_INITIALIZER,
	.not_full = PTHREAD_COND_INITIALIZER,
};

static void send_message(int message)
{
	pthread_mutex_lock(&queue.lock);
	while (queue.count == CAPACITY)
		pthread_cond_wait(&queue.not_full, &queue.lock);
	queue.messages[(queue.first + queue.count++) % CAPACITY] = message;
	pthread_cond_signal(&queue.not_empty);
	pthread_mutex_unlock(&queue.lock);
}

static int receive_message(void)
{
	int message;

	pthread_mutex_lock(&queue.lock);
	while (queue.count == 0)
		pthread_cond_wait(&queue.not_empty, &queue.lock);
	message = queue.messages[queue.first];
	queue.first = (queue.first + 1) % CAPACITY;
	queue.count--;
	pthread_cond_signal(&queue.not_full);
	pthread_mutex_unlock(&queue.lock);
	return message;
}

static void *own(void *argument)
{
	int messages = *(int *)argument;

	while (messages-- > 0)
		i += receive_message();
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

	i = 0;
	pthread_create(&owner, NULL, own, &all);
	pthread_create(&incrementer, NULL, increment, &up);
	pthread_create(&decrementer, NULL, decrement, &down);
	pthread_join(incrementer, NULL);
	pthread_join(decrementer, NULL);
	pthread_join(owner, NULL);
	return i;
}
