/*
 * Threads: pthread_create() asks the kernel for one more task in this process. The kernel decides
 * which of them run, and where. Python's threading.Thread is one of these, too.
 */
#include <pthread.h>
#include <stddef.h>

#include "crew.h"

static void (*task)(void);

static void *do_task(void *number)
{
	settle(*(int *)number);
	task();
	return NULL;
}

static void run(void (*work)(void), int pieces)
{
	pthread_t thread[CREW_LARGEST];
	int number[CREW_LARGEST];

	task = work;
	for (int i = 0; i < pieces; i++) {
		number[i] = i;
		pthread_create(&thread[i], NULL, do_task, &number[i]);
	}
	for (int i = 0; i < pieces; i++)
		pthread_join(thread[i], NULL);
}

const struct crew threads = {run, sleep_until};
