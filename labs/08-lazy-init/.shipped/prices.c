/*
 * The price list of a shop, loaded when the first price is asked for: not every program that
 * links this file asks for a price, and one that does not should not have to wait for the list.
 *
 * With one till this works. With two that open at the same moment, the list is often loaded
 * twice, and some prices are wrong.
 *
 * TODO: load the list once, and let nobody read it before it is complete. It must still be
 * loaded on first use, by a thread that needs a price.
 */
#include <stdlib.h>

#include "prices.h"

static int *list; /* NULL until the first price is asked for */

int price_of(int article)
{
	if (list == NULL) {
		list = malloc((size_t)articles * sizeof *list);
		load_prices(list);
	}
	return list[article];
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
