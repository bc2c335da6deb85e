/*
 * No lock at all: both balances are in one 64-bit word, and a transfer replaces the word in one
 * atomic step, or tries again. A thread that never waits cannot wait in a circle. It works because
 * two balances fit into one word; a third account would not.
 */
#include <stdatomic.h>
#include <stdint.h>

#include "bank.h"

struct account {
	int shift; /* where its balance is in `balances` */
};

struct account checking = {0};
struct account savings = {32};

static _Atomic uint64_t balances;

static long balance_in(uint64_t all, const struct account *account)
{
	return (int32_t)(uint32_t)(all >> account->shift);
}

static uint64_t with_balance(uint64_t all, const struct account *account, long balance)
{
	uint64_t mask = (uint64_t)UINT32_MAX << account->shift;

	return (all & ~mask) | (uint64_t)(uint32_t)balance << account->shift;
}

void bank_open(void)
{
	atomic_store(&balances, with_balance(DEPOSIT, &savings, DEPOSIT));
}

void transfer(struct account *from, struct account *to, long amount)
{
	uint64_t old = atomic_load(&balances), new;

	do {
		new = with_balance(old, from, balance_in(old, from) - amount);
		new = with_balance(new, to, balance_in(new, to) + amount);
	} while (!atomic_compare_exchange_weak(&balances, &old, new));
}

struct statement bank_statement(void)
{
	uint64_t all = atomic_load(&balances);

	return (struct statement){balance_in(all, &checking), balance_in(all, &savings)};
}

void bank_close(void)
{
}
