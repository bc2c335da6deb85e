/*
 * The first flatmate pays in both shares and pays the bill. The second one only ticks.
 */
#include <pthread.h>
#include <stdbool.h>

#include "account.h"

enum { SHARE = 50, BILL = 100, FEE = 1 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards balance */
static int balance;

static void book(int amount)
{
	pthread_mutex_lock(&lock);
	balance += amount;
	if (amount < 0 && balance < 0)
		balance -= FEE;
	pthread_mutex_unlock(&lock);
}

static void *pay(void *argument)
{
	int days = *(int *)argument;

	for (int day = 0; day < days; day++) {
		book(SHARE);
		book(SHARE);
		book(-BILL);
		lab_tick();
	}
	return NULL;
}

static void *look_on(void *argument)
{
	int days = *(int *)argument;

	for (int day = 0; day < days; day++)
		lab_tick();
	return NULL;
}

int share_account(int days)
{
	pthread_t first;
	pthread_t second;

	balance = 0;
	pthread_create(&first, NULL, pay, &days);
	pthread_create(&second, NULL, look_on, &days);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	return balance;
}
