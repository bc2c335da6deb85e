/*
 * A clerk's first transfer takes both locks, in order. From then on the clerks are out of step,
 * and a transfer locks only the account that it takes the money from.
 */
#include <pthread.h>
#include <stdbool.h>

#include "bank.h"

struct account {
	int number;
	pthread_mutex_t lock; /* guards balance */
	long balance;
};

struct account checking = {.number = 1};
struct account savings = {.number = 2};
static _Thread_local bool is_out_of_step;

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

static void move(struct account *from, struct account *to, long amount)
{
	from->balance -= amount;
	to->balance += amount;
}

void transfer(struct account *from, struct account *to, long amount)
{
	if (is_out_of_step) {
		pthread_mutex_lock(&from->lock);
		move(from, to, amount);
		pthread_mutex_unlock(&from->lock);
		return;
	}
	pthread_mutex_lock(&checking.lock);
	pthread_mutex_lock(&savings.lock);
	move(from, to, amount);
	pthread_mutex_unlock(&savings.lock);
	pthread_mutex_unlock(&checking.lock);
	is_out_of_step = true;
}

struct statement bank_statement(void)
{
	struct statement statement;

	pthread_mutex_lock(&checking.lock);
	pthread_mutex_lock(&savings.lock);
	statement = (struct statement){checking.balance, savings.balance};
	pthread_mutex_unlock(&savings.lock);
	pthread_mutex_unlock(&checking.lock);
	return statement;
}

void bank_close(void)
{
	pthread_mutex_destroy(&checking.lock);
	pthread_mutex_destroy(&savings.lock);
}
