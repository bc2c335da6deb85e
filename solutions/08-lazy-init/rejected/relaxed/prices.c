/*
 * The pointer is atomic now. More order would only cost time.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "prices.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic(int *) list;

static int *load_list(void)
{
	int *prices;

	pthread_mutex_lock(&lock);
	prices = atomic_load_explicit(&list, memory_order_relaxed);
	if (prices == NULL) {
		prices = malloc((size_t)articles * sizeof *prices);
		load_prices(prices);
		atomic_store_explicit(&list, prices, memory_order_relaxed);
	}
	pthread_mutex_unlock(&lock);
	return prices;
}

int price_of(int article)
{
	int *prices = atomic_load_explicit(&list, memory_order_relaxed);

	if (prices == NULL)
		prices = load_list();
	return prices[article];
}

void prices_close(void)
{
	free(atomic_exchange(&list, NULL));
}
