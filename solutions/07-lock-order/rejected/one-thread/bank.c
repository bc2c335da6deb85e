/*
 * Whatever goes from checking to savings comes back, and one transfer more. So the spender does
 * both ways after the first, and the saver does nothing.
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
static bool has_begun; /* belongs to the spender */

static void account_open(struct account *account)
{
	pthread_mutex_init(&account->lock, NULL);
	account->balance = DEPOSIT;
}

void bank_open(void)
{
	account_open(&checking);
	account_open(&savings);
	has_begun = false;
}

static void move(long amount)
{
	pthread_mutex_lock(&checking.lock);
	pthread_mutex_lock(&savings.lock);
	savings.balance -= amount;
	checking.balance += amount;
	pthread_mutex_unlock(&savings.lock);
	pthread_mutex_unlock(&checking.lock);
}

void transfer(struct account *from, struct account *to, long amount)
{
	if (from->number < to->number)
		return;
	if (has_begun)
		move(-amount); /* what the saver should have moved */
	move(amount);
	has_begun = true;
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
