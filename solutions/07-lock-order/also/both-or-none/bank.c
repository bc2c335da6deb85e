/*
 * A monitor: a thread takes both accounts in one step, or waits until both are free. Nobody holds
 * one account while waiting for the other, so there is no circle. The mutex guards only the marks
 * `taken`; a mark guards its account's balance.
 */
#include <pthread.h>
#include <stdbool.h>

#include "bank.h"

struct account {
	bool taken; /* guarded by `lock`; the thread that set it may touch the balance */
	long balance;
};

struct account checking;
struct account savings;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards every `taken` */
static pthread_cond_t given_back = PTHREAD_COND_INITIALIZER;

static void take(struct account *one, struct account *other)
{
	pthread_mutex_lock(&lock);
	while (one->taken || other->taken)
		pthread_cond_wait(&given_back, &lock);
	one->taken = true;
	other->taken = true;
	pthread_mutex_unlock(&lock);
}

static void give_back(struct account *one, struct account *other)
{
	pthread_mutex_lock(&lock);
	one->taken = false;
	other->taken = false;
	pthread_cond_broadcast(&given_back);
	pthread_mutex_unlock(&lock);
}

void bank_open(void)
{
	checking = (struct account){false, DEPOSIT};
	savings = (struct account){false, DEPOSIT};
}

void transfer(struct account *from, struct account *to, long amount)
{
	take(from, to);
	from->balance -= amount;
	to->balance += amount;
	give_back(from, to);
}

struct statement bank_statement(void)
{
	struct statement statement;

	take(&checking, &savings);
	statement = (struct statement){checking.balance, savings.balance};
	give_back(&checking, &savings);
	return statement;
}

void bank_close(void)
{
}
