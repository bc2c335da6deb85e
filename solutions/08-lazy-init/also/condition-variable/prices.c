/*
 * The list has a state, and the mutex guards the state. A till that finds NOT_THERE loads, without
 * the lock, since loading may take long; one that finds LOADING sleeps until the loader says READY.
 */
#include <pthread.h>
#include <stdlib.h>

#include "prices.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards state */
static pthread_cond_t is_ready = PTHREAD_COND_INITIALIZER;
static enum { NOT_THERE, LOADING, READY } state;
static int *list; /* touched by the loader alone until state is READY, and then only read */

static void load_list(void)
{
	list = malloc((size_t)articles * sizeof *list);
	load_prices(list);
}

int price_of(int article)
{
	pthread_mutex_lock(&lock);
	if (state == NOT_THERE) {
		state = LOADING;
		pthread_mutex_unlock(&lock);
		load_list();
		pthread_mutex_lock(&lock);
		state = READY;
		pthread_cond_broadcast(&is_ready);
	}
	while (state != READY)
		pthread_cond_wait(&is_ready, &lock);
	pthread_mutex_unlock(&lock);
	return list[article];
}

void prices_close(void)
{
	free(list);
	list = NULL;
}
