/*
 * On the first day the flatmates use the account as they should. On the other days two shares pay
 * for one bill, so nobody books anything.
 */
#include <pthread.h>

#include "account.h"

enum { SHARE = 50, BILL = 100 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards balance */
static int balance;

static void live_a_day(void)
{
	pthread_mutex_lock(&lock);
	balance += SHARE;
	if (balance >= BILL)
		balance -= BILL;
	pthread_mutex_unlock(&lock);
}

static void *flatmate(void *argument)
{
	int days = *(int *)argument;

	for (int day = 0; day < days; day++) {
		if (day == 0)
			live_a_day();
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
