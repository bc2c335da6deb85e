/*
 * A read-write lock: many tills may look at the same time, and only the loading shuts them out.
 * Between the release of the read lock and the write lock another till may have loaded, so
 * load_list() looks again.
 */
#include <pthread.h>
#include <stdlib.h>

#include "prices.h"

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER; /* guards list and its contents */
static int *list;

static void load_list(void)
{
	pthread_rwlock_wrlock(&lock);
	if (list == NULL) {
		list = malloc((size_t)articles * sizeof *list);
		load_prices(list);
	}
	pthread_rwlock_unlock(&lock);
}

int price_of(int article)
{
	int price = 0;
	int known;

	pthread_rwlock_rdlock(&lock);
	known = list != NULL;
	if (known)
		price = list[article];
	pthread_rwlock_unlock(&lock);
	if (known)
		return price;
	load_list();
	return price_of(article);
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
