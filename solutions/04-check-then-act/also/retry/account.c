/*
 * Look, decide, and look again: book_if_still() books only if the balance is still the one that
 * the decision was about. If somebody booked meanwhile, withdraw() decides anew. A version
 * number would be safer in general; here an equal balance is as good as an unchanged one.
 */
#include <pthread.h>
#include <stdbool.h>

#include "account.h"

enum { SHARE = 50, BILL = 100, FEE = 1 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards balance */
static int balance;

static int get_balance(void)
{
	pthread_mutex_lock(&lock);
	int now = balance;
	pthread_mutex_unlock(&lock);
	return now;
}

static void book(int amount)
{
	pthread_mutex_lock(&lock);
	balance += amount;
	if (amount < 0 && balance < 0)
		balance -= FEE;
	pthread_mutex_unlock(&lock);
}

/* Check and act in one critical section: is the balance still `expected`? Then book. */
static bool book_if_still(int expected, int amount)
{
	pthread_mutex_lock(&lock);
	bool same = balance == expected;
	if (same)
		balance += amount;
	pthread_mutex_unlock(&lock);
	return same;
}

static bool withdraw(int amount)
{
	int now;

	do {
		now = get_balance();
		if (now < amount)
			return false;
	} while (!book_if_still(now, -amount));
	return true;
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
