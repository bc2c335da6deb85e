/*
 * The hierarchy again, with the mutexes of <threads.h>, and with an order that needs no number:
 * the account at the lower address comes first. Every thread sees the same addresses, so every
 * thread takes the locks in the same order, and bank_statement() asks the same question.
 */
#include <stdint.h>
#include <threads.h>

#include "bank.h"

struct account {
	mtx_t lock; /* guards balance */
	long balance;
};

struct account checking;
struct account savings;

static void account_open(struct account *account)
{
	mtx_init(&account->lock, mtx_plain);
	account->balance = DEPOSIT;
}

void bank_open(void)
{
	account_open(&checking);
	account_open(&savings);
}

static void lock_both(struct account *one, struct account *other)
{
	struct account *first = (uintptr_t)one < (uintptr_t)other ? one : other;

	mtx_lock(&first->lock);
	mtx_lock(first == one ? &other->lock : &one->lock);
}

static void unlock_both(struct account *one, struct account *other)
{
	mtx_unlock(&one->lock);
	mtx_unlock(&other->lock);
}

void transfer(struct account *from, struct account *to, long amount)
{
	lock_both(from, to);
	from->balance -= amount;
	to->balance += amount;
	unlock_both(from, to);
}

struct statement bank_statement(void)
{
	struct statement statement;

	lock_both(&checking, &savings);
	statement = (struct statement){checking.balance, savings.balance};
	unlock_both(&checking, &savings);
	return statement;
}

void bank_close(void)
{
	mtx_destroy(&checking.lock);
	mtx_destroy(&savings.lock);
}
