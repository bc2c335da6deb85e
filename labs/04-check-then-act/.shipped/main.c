/*
 * The driver: lets the flatmates share the account once and prints what is left in it. Do not
 * edit it: the harness sets the number of days.
 */
#include <stdio.h>

#include "account.h"

#ifndef ROUNDS
#define ROUNDS 100000
#endif

int main(void)
{
	printf("left = %d\n", share_account(ROUNDS));
	return 0;
}
