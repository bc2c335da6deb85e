/*
 * Transfers keep to an order, and a statement is returned as soon as it is there: before the
 * unlocks.
 */
#include <pthread.h>

#include "bank.h"

struct account {
	int number;
	pthread_mutex_t lock; /* guards balance */
	long balance;
};

struct account checking = {.number = 1};
struct account savings = {.number = 2};

static void account_open(struct account *account)
{
	pthread_mutex_init(&account->lock, NULL);
	account->balance = DEPOSIT;
}

void bank_open(void)
{
	account_open(&checking);
	account_open(&savings);
}

void transfer(struct account *from, struct account *to, long amount)
{
	struct account *first = from->number < to->number ? from : to;
	struct account *second = first == from ? to : from;

	pthread_mutex_lock(&first->lock);
	pthread_mutex_lock(&second->lock);
	from->balance -= amount;
	to->balance += amount;
	pthread_mutex_unlock(&second->lock);
	pthread_mutex_unlock(&first->lock);
}

struct statement bank_statement(void)
{
	pthread_mutex_lock(&checking.lock);
	pthread_mutex_lock(&savings.lock);
	return (struct statement){checking.balance, savings.balance};
	pthread_mutex_unlock(&savings.lock);
	pthread_mutex_unlock(&checking.lock);
}

void bank_close(void)
{
	pthread_mutex_destroy(&checking.lock);
	pthread_mutex_destroy(&savings.lock);
}
