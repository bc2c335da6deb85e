/*
 * The hierarchy once more, with a semaphore in each account that starts at 1. A semaphore does
 * not know who holds it and no detector looks at the order of semaphores, but the argument is the
 * same: the lower number first.
 */
#include <semaphore.h>

#include "bank.h"

struct account {
	int number;
	sem_t turn; /* guards balance */
	long balance;
};

struct account checking = {.number = 1};
struct account savings = {.number = 2};

static void account_open(struct account *account)
{
	sem_init(&account->turn, 0, 1);
	account->balance = DEPOSIT;
}

void bank_open(void)
{
	account_open(&checking);
	account_open(&savings);
}

void transfer(struct account *from, struct account *to, long amount)
{
	struct account *first = from->number < to->number ? from : to;
	struct account *second = first == from ? to : from;

	sem_wait(&first->turn);
	sem_wait(&second->turn);
	from->balance -= amount;
	to->balance += amount;
	sem_post(&second->turn);
	sem_post(&first->turn);
}

struct statement bank_statement(void)
{
	struct statement statement;

	sem_wait(&checking.turn);
	sem_wait(&savings.turn);
	statement = (struct statement){checking.balance, savings.balance};
	sem_post(&savings.turn);
	sem_post(&checking.turn);
	return statement;
}

void bank_close(void)
{
	sem_destroy(&checking.turn);
	sem_destroy(&savings.turn);
}
