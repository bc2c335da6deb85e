/*
 * The same fix with the threads and the mutex of the C standard, <threads.h>.
 */
#include <stdbool.h>
#include <threads.h>

#include "account.h"

enum { SHARE = 50, BILL = 100 };

static mtx_t lock; /* guards balance */
static int balance;

static void deposit(int amount)
{
	mtx_lock(&lock);
	balance += amount;
	mtx_unlock(&lock);
}

static bool withdraw(int amount)
{
	mtx_lock(&lock);
	bool covered = balance >= amount;
	if (covered)
		balance -= amount;
	mtx_unlock(&lock);
	return covered;
}

static int flatmate(void *argument)
{
	int days = *(int *)argument;

	for (int day = 0; day < days; day++) {
		deposit(SHARE);
		withdraw(BILL);
		lab_tick();
	}
	return 0;
}

int share_account(int days)
{
	thrd_t first;
	thrd_t second;

	balance = 0;
	mtx_init(&lock, mtx_plain);
	thrd_create(&first, flatmate, &days);
	thrd_create(&second, flatmate, &days);
	thrd_join(first, NULL);
	thrd_join(second, NULL);
	mtx_destroy(&lock);
	return balance;
}
