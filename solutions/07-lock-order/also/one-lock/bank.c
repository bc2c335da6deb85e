/*
 * One lock for the whole bank: a hierarchy of one. Nobody ever waits while holding a lock, so
 * nobody can wait in a circle. The price: transfers between different accounts wait for each
 * other too. With two accounts that costs nothing, with a million it would.
 */
#include <pthread.h>

#include "bank.h"

struct account {
	long balance;
};

struct account checking;
struct account savings;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards every balance */

void bank_open(void)
{
	checking.balance = DEPOSIT;
	savings.balance = DEPOSIT;
}

void transfer(struct account *from, struct account *to, long amount)
{
	pthread_mutex_lock(&lock);
	from->balance -= amount;
	to->balance += amount;
	pthread_mutex_unlock(&lock);
}

struct statement bank_statement(void)
{
	struct statement statement;

	pthread_mutex_lock(&lock);
	statement = (struct statement){checking.balance, savings.balance};
	pthread_mutex_unlock(&lock);
	return statement;
}

void bank_close(void)
{
}
