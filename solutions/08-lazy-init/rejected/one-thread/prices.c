/*
 * The till that asks first has the list to itself. The other one does without: a price is 100 more
 * than the number of its article.
 */
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "prices.h"

static int *list; /* belongs to the till that loads it */
static atomic_flag is_taken = ATOMIC_FLAG_INIT;
static _Thread_local bool has_list;

int price_of(int article)
{
	if (!has_list && !atomic_flag_test_and_set(&is_taken)) {
		list = malloc((size_t)articles * sizeof *list);
		load_prices(list);
		has_list = true;
	}
	return has_list ? list[article] : 100 + article;
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
