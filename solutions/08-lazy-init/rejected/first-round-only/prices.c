/*
 * Each till reads the list once, for the first article that it scans. From that price it computes
 * all others: the next article costs one more.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "prices.h"

static int *list; /* written in load_list() alone, while pthread_once() keeps all others out */
static pthread_once_t loaded = PTHREAD_ONCE_INIT;
static _Thread_local bool has_base;
static _Thread_local int base; /* the price of article 0 */

static void load_list(void)
{
	list = malloc((size_t)articles * sizeof *list);
	load_prices(list);
}

int price_of(int article)
{
	if (!has_base) {
		pthread_once(&loaded, load_list);
		base = list[article] - article;
		has_base = true;
	}
	return base + article;
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
