/*
 * The mutex is recursive: withdraw() holds it while it calls get_balance() and book(), which
 * lock it once more. Only the outermost unlock lets the other flatmate in.
 */
#include <pthread.h>
#include <stdbool.h>

#include "account.h"

enum { SHARE = 50, BILL = 100, FEE = 1 };

static pthread_mutex_t lock; /* guards balance */
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

static void make_lock(void)
{
	pthread_mutexattr_t attributes;

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&lock, &attributes);
	pthread_mutexattr_destroy(&attributes);
}

static bool withdraw(int amount)
{
	pthread_mutex_lock(&lock);
	bool covered = get_balance() >= amount;
	if (covered)
		book(-amount);
	pthread_mutex_unlock(&lock);
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
	make_lock();
	pthread_create(&first, NULL, flatmate, &days);
	pthread_create(&second, NULL, flatmate, &days);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	pthread_mutex_destroy(&lock);
	return balance;
}
