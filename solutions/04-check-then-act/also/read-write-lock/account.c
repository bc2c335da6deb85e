/*
 * get_balance() takes the lock for reading only, so any number of flatmates may look at once. A
 * withdrawal may end in a write, so it takes the lock for writing from the start: a lock for
 * reading cannot be turned into one for writing without letting go of it.
 */
#include <pthread.h>
#include <stdbool.h>

#include "account.h"

enum { SHARE = 50, BILL = 100, FEE = 1 };

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER; /* guards balance */
static int balance;

static int get_balance(void)
{
	pthread_rwlock_rdlock(&lock);
	int now = balance;
	pthread_rwlock_unlock(&lock);
	return now;
}

static void book(int amount)
{
	pthread_rwlock_wrlock(&lock);
	balance += amount;
	if (amount < 0 && balance < 0)
		balance -= FEE;
	pthread_rwlock_unlock(&lock);
}

static bool withdraw(int amount)
{
	/* A cheap first look. It may be outdated, so it can only save a locked one. */
	if (get_balance() < amount)
		return false;
	pthread_rwlock_wrlock(&lock);
	bool covered = balance >= amount;
	if (covered)
		balance -= amount;
	pthread_rwlock_unlock(&lock);
	return covered;
}

static void *flatmate(void *argument)
{
	int days = *(int *)argument;

	for (int day = 0; day < days; day++) {
		book(SHARE);
		withdraw(BILL);
		lab_tick();
	}
	return NULL;
}

int share_account(int days)
{
	pthread_t first;
	pthread_t second;

	balance = 0;
	pthread_create(&first, NULL, flatmate, &days);
	pthread_create(&second, NULL, flatmate, &days);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	return balance;
}
