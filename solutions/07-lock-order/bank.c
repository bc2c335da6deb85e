/*
 * The bank with a lock hierarchy: whoever needs both locks takes the lock of the account with the
 * lower number first. bank_statement() has always done so; now transfer() does it too, whichever
 * way the money goes. A thread that waits for the second lock holds only the first, and none that
 * holds the second ever asks for the first, so the threads cannot wait in a circle.
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
