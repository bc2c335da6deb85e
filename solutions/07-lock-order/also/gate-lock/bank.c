/*
 * A thread that wants two locks first takes a third one, the gate. Behind it only one thread at a
 * time takes locks, so their order does not matter. The gate is free again as soon as both locks
 * are held.
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

/* Held while a thread takes the second of two locks. Comes before every account's lock. */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

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

static void lock_both(struct account *one, struct account *other)
{
	pthread_mutex_lock(&gate);
	pthread_mutex_lock(&one->lock);
	pthread_mutex_lock(&other->lock);
	pthread_mutex_unlock(&gate);
}

static void unlock_both(struct account *one, struct account *other)
{
	pthread_mutex_unlock(&other->lock);
	pthread_mutex_unlock(&one->lock);
}

void transfer(struct account *from, struct account *to, long amount)
{
	lock_both(from, to);
	from->balance -= amount;
	to->balance += amount;
	unlock_both(from, to);
}

struct statement bank_statement(void)
{
	struct statement statement;

	lock_both(&checking, &savings);
	statement = (struct statement){checking.balance, savings.balance};
	unlock_both(&checking, &savings);
	return statement;
}

void bank_close(void)
{
	pthread_mutex_destroy(&checking.lock);
	pthread_mutex_destroy(&savings.lock);
}
