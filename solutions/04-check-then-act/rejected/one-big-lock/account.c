/*
 * The lock is held from the first day to the last: there are two flatmates, but never two at a
 * time.
 */
#include <pthread.h>

#include "account.h"

enum { SHARE = 50, BILL = 100 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards balance */
static int balance;

static void *flatmate(void *argument)
{
	int days = *(int *)argument;

	pthread_mutex_lock(&lock);
	for (int day = 0; day < days; day++) {
		balance += SHARE;
		if (balance >= BILL)
			balance -= BILL;
		lab_tick();
	}
	pthread_mutex_unlock(&lock);
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
