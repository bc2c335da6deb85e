/*
 * A bank with two accounts, and a lock in each of them, so that transfers
 * between different accounts need not wait for each other once there are
 * more. A transfer takes the locks of both its accounts before it moves
 * anything, so that nobody ever sees the money on its way.
 *
 * No balance is touched without its lock, and no statement is ever wrong. But
 * run the program: it does not end.
 *
 * TODO: make it end in every run. To anyone who looks, a transfer must stay
 * one step: in each statement the accounts together hold two deposits.
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
	struct statement statement;

	pthread_mutex_lock(&savings.lock);
	pthread_mutex_lock(&checking.lock);
	statement = (struct statement){checking.balance, savings.balance};
	pthread_mutex_unlock(&checking.lock);
	pthread_mutex_unlock(&savings.lock);
	return statement;
}

void bank_close(void)
{
	pthread_mutex_destroy(&checking.lock);
	pthread_mutex_destroy(&savings.lock);
}
