/*
 * Take the first lock, and only try the second. A thread that fails gives the first one back
 * before trying again: nobody ever waits while holding a lock. There is no order to remember, but
 * work is thrown away, and sched_yield() only makes it likely that the other gets on meanwhile.
 */
#include <pthread.h>
#include <sched.h>

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

static void lock_both(struct account *one, struct account *other)
{
	pthread_mutex_lock(&one->lock);
	while (pthread_mutex_trylock(&other->lock) != 0) {
		pthread_mutex_unlock(&one->lock);
		sched_yield();
		pthread_mutex_lock(&one->lock);
	}
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
