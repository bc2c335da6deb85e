/*
 * One mutex around the question and the answer: "is there a list?" and "then load it". The first
 * thread loads, the other one waits at the lock, and then finds a list. It reads the list after
 * the unlock: it held the lock after the loader did, and nobody writes the list again.
 */
#include <pthread.h>
#include <stdlib.h>

#include "prices.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards the making of the list */
static int *list;

int price_of(int article)
{
	pthread_mutex_lock(&lock);
	if (list == NULL) {
		list = malloc((size_t)articles * sizeof *list);
		load_prices(list);
	}
	pthread_mutex_unlock(&lock);
	return list[article];
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
