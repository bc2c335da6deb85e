/*
 * A semaphore that holds one token: the thread that counts has the token, and the other waits for
 * it. Both modules go through the same semaphore, whichever lock they hold.
 */
#include <semaphore.h>

#include "stats.h"

static sem_t token; /* its holder may use packets */
static int packets;

void stats_reset(void)
{
	sem_init(&token, 0, 1);
	packets = 0;
}

void stats_count(void)
{
	sem_wait(&token);
	packets++;
	sem_post(&token);
}

int stats_packets(void)
{
	int so_far;

	sem_wait(&token);
	so_far = packets;
	sem_post(&token);
	return so_far;
}
