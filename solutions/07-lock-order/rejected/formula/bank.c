/*
 * A transfer takes one lock after the other, and never both. In between the money is in neither
 * account, but a statement does not show that: it looks into one account, and computes the other.
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

static void book(struct account *account, long amount)
{
	pthread_mutex_lock(&account->lock);
	account->balance += amount;
	pthread_mutex_unlock(&account->lock);
}

void transfer(struct account *from, struct account *to, long amount)
{
	book(from, -amount);
	book(to, amount);
}

struct statement bank_statement(void)
{
	long balance;

	pthread_mutex_lock(&checking.lock);
	balance = checking.balance;
	pthread_mutex_unlock(&checking.lock);
	return (struct statement){balance, 2 * DEPOSIT - balance};
}

void bank_close(void)
{
	pthread_mutex_destroy(&checking.lock);
	pthread_mutex_destroy(&savings.lock);
}
