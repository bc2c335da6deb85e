/*
 * The flatmates only tick. What is left is what they would have paid in, less the bills.
 */
#include <pthread.h>

#include "account.h"

enum { FLATMATES = 2, SHARE = 50, BILL = 100 };

static void *flatmate(void *argument)
{
	int days = *(int *)argument;

	for (int day = 0; day < days; day++)
		lab_tick();
	return NULL;
}

int share_account(int days)
{
	pthread_t first;
	pthread_t second;

	pthread_create(&first, NULL, flatmate, &days);
	pthread_create(&second, NULL, flatmate, &days);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	return FLATMATES * days * SHARE - days * BILL;
}
