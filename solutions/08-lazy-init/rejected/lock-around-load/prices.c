/*
 * Only the loading changes anything, so only the loading takes the lock.
 */
#include <pthread.h>
#include <stdlib.h>

#include "prices.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *list;

int price_of(int article)
{
	if (list == NULL) {
		pthread_mutex_lock(&lock);
		list = malloc((size_t)articles * sizeof *list);
		load_prices(list);
		pthread_mutex_unlock(&lock);
	}
	return list[article];
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
