/*
 * Before main() there is only one thread, so nothing can go wrong there.
 */
#include <stdlib.h>

#include "prices.h"

static int *list;

__attribute__((constructor)) static void load_list(void)
{
	list = malloc((size_t)articles * sizeof *list);
	load_prices(list);
}

int price_of(int article)
{
	return list[article];
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
