/*
 * The driver: two clerks at work in one bank. One moves money from checking to savings, the other
 * moves it back and makes one transfer more. Some days the saver begins with 2, which is put right
 * before the balances are printed. After each transfer a clerk asks for a statement: together the
 * accounts should hold two deposits at any moment. Do not edit it: the harness sets the number of
 * rounds.
 */
#include <pthread.h>
#include <stdio.h>

#include "bank.h"
#include "lab.h"

#ifndef ROUNDS
#define ROUNDS 200000
#endif

struct clerk {
	struct account *from, *to;
	int transfers;
	long first; /* the amount of the first transfer; all others move 1 */
	int wrong; /* statements; written by the clerk, read after its join */
};

static void *work(void *argument)
{
	struct clerk *clerk = argument;

	for (int done = 0; done < clerk->transfers; done++) {
		struct statement seen;

		transfer(clerk->from, clerk->to, done == 0 ? clerk->first : 1);
		seen = bank_statement();
		if (seen.checking + seen.savings != 2 * DEPOSIT)
			clerk->wrong++;
		lab_tick();
	}
	return NULL;
}

int main(void)
{
	long more = (long)lab_choose(2);
	struct clerk saver = {&checking, &savings, ROUNDS, 1 + more, 0};
	struct clerk spender = {&savings, &checking, ROUNDS + 1, 1, 0};
	struct statement last;
	pthread_t saving, spending;

	bank_open();
	pthread_create(&saving, NULL, work, &saver);
	pthread_create(&spending, NULL, work, &spender);
	pthread_join(saving, NULL);
	pthread_join(spending, NULL);
	last = bank_statement();
	printf("checking = %ld, savings = %ld, wrong statements = %d\n", last.checking + more,
		last.savings - more, saver.wrong + spender.wrong);
	bank_close();
	return 0;
}
