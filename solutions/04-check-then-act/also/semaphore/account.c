/*
 * A binary semaphore instead of the mutex: it starts at 1, so one flatmate at a time is at the
 * account. withdraw() checks and takes before it posts.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>

#include "account.h"

enum { SHARE = 50, BILL = 100, FEE = 1 };

static sem_t lock; /* guards balance */
static int balance;

static void book(int amount)
{
	sem_wait(&lock);
	balance += amount;
	if (amount < 0 && balance < 0)
		balance -= FEE;
	sem_post(&lock);
}

static bool withdraw(int amount)
{
	sem_wait(&lock);
	bool covered = balance >= amount;
	if (covered)
		balance -= amount;
	sem_post(&lock);
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
	sem_init(&lock, 0, 1);
	pthread_create(&first, NULL, flatmate, &days);
	pthread_create(&second, NULL, flatmate, &days);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	sem_destroy(&lock);
	return balance;
}
