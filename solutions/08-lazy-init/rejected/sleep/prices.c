/*
 * The till that comes second sleeps until the list must have been loaded.
 */
#include <stdlib.h>
#include <unistd.h>

#include "prices.h"

static int *list; /* NULL until the list is complete */
static int begun;

int price_of(int article)
{
	if (begun++ == 0) {
		int *prices = malloc((size_t)articles * sizeof *prices);

		load_prices(prices);
		list = prices;
	}
	while (list == NULL)
		usleep(1000);
	return list[article];
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
