/*
 * call_once() is C11's version of pthread_once(): one thread runs load_list(), all others wait
 * for it to end, and then see what it wrote.
 */
#include <stdlib.h>
#include <threads.h>

#include "prices.h"

static int *list; /* written in load_list() alone */
static once_flag loaded = ONCE_FLAG_INIT;

static void load_list(void)
{
	list = malloc((size_t)articles * sizeof *list);
	load_prices(list);
}

int price_of(int article)
{
	call_once(&loaded, load_list);
	return list[article];
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
