/*
 * The balance is atomic, so no step can be torn; check and act are still two of them.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "account.h"

enum { SHARE = 50, BILL = 100, FEE = 1 };

static atomic_int balance;

static void book(int amount)
{
	if (atomic_fetch_add(&balance, amount) + amount < 0 && amount < 0)
		atomic_fetch_sub(&balance, FEE);
}

static bool withdraw(int amount)
{
	if (atomic_load(&balance) < amount)
		return false;
	book(-amount);
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
