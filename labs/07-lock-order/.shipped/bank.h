/*
 * A bank with two accounts. Between bank_open() and bank_close() any thread may call transfer()
 * and bank_statement() at any time.
 */
#ifndef BANK_H
#define BANK_H

struct account;

extern struct account checking, savings;

enum { DEPOSIT = 1000 };

/* The balances of both accounts at the same moment. */
struct statement {
	long checking, savings;
};

/* Puts DEPOSIT into each account. Called once, before anything else. */
void bank_open(void);

/* Moves the amount in one step: nobody ever sees it in both accounts, or in neither. */
void transfer(struct account *from, struct account *to, long amount);

struct statement bank_statement(void);

/* Called once, when nobody uses the bank any more. */
void bank_close(void);

#endif
