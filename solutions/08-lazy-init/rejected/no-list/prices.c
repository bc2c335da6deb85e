/*
 * The prices are easy to guess, so no list is needed.
 */
#include "prices.h"

int price_of(int article)
{
	return 100 + article;
}

void prices_close(void)
{
}
