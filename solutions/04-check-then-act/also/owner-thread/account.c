/*
 * Nobody shares the balance: a teller thread owns it. The flatmates hand it their requests one
 * at a time and wait for the answer. The teller handles one request after the other, check and
 * act, so nobody can come in between. The counter is shared instead, and guarded by its
 * mutex.
 */
#include <pthread.h>
#include <stdbool.h>

#include "account.h"

enum { SHARE = 50, BILL = 100 };
enum state { FREE, ASKED, ANSWERED };

static int balance; /* the teller's own, while there is one */

static struct {
	pthread_mutex_t lock; /* guards everything below */
	pthread_cond_t changed;
	enum state state;
	int amount; /* paid in, or taken if below 0 */
	bool done;
} counter = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static void wait_until(enum state state)
{
	while (counter.state != state)
		pthread_cond_wait(&counter.changed, &counter.lock);
}

static void change_to(enum state state)
{
	counter.state = state;
	pthread_cond_broadcast(&counter.changed);
}

static bool ask(int amount)
{
	pthread_mutex_lock(&counter.lock);
	wait_until(FREE);
	counter.amount = amount;
	change_to(ASKED);
	wait_until(ANSWERED);
	bool done = counter.done;
	change_to(FREE);
	pthread_mutex_unlock(&counter.lock);
	return done;
}

static void *teller(void *argument)
{
	int requests = *(int *)argument;

	pthread_mutex_lock(&counter.lock);
	while (requests-- > 0) {
		wait_until(ASKED);
		counter.done = balance + counter.amount >= 0;
		if (counter.done)
			balance += counter.amount;
		change_to(ANSWERED);
	}
	pthread_mutex_unlock(&counter.lock);
	return NULL;
}

static void *flatmate(void *argument)
{
	int days = *(int *)argument;

	for (int day = 0; day < days; day++) {
		ask(SHARE);
		ask(-BILL);
		lab_tick();
	}
	return NULL;
}

int share_account(int days)
{
	int requests = 4 * days;
	pthread_t bank;
	pthread_t first;
	pthread_t second;

	balance = 0;
	pthread_create(&bank, NULL, teller, &requests);
	pthread_create(&first, NULL, flatmate, &days);
	pthread_create(&second, NULL, flatmate, &days);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	pthread_join(bank, NULL);
	return balance;
}
