/*
 * The second flatmate moves in when the first one has moved out.
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

static bool withdraw(int amount)
{
	if (get_balance() < amount)
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
	pthread_join(first, NULL);
	pthread_create(&second, NULL, flatmate, &days);
	pthread_join(second, NULL);
	return balance;
}
