/*
 * No lock at all. The balance is an atomic number, and compare-and-exchange is the check and
 * the act in one step: it takes the bill only from the balance that was checked, and if the
 * balance has changed, checks again.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "account.h"

enum { SHARE = 50, BILL = 100 };

static atomic_int balance;

static void deposit(int amount)
{
	atomic_fetch_add(&balance, amount);
}

static bool withdraw(int amount)
{
	int now = atomic_load(&balance);

	while (now >= amount)
		if (atomic_compare_exchange_weak(&balance, &now, now - amount))
			return true;
	return false;
}

static void *flatmate(void *argument)
{
	int days = *(int *)argument;

	for (int day = 0; day < days; day++) {
		deposit(SHARE);
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
