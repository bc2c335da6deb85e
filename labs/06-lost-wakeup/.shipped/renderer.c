/*
 * The renderer: in each frame one worker paints the upper half and one the lower. The director
 * puts a job into the queue of each, waits until both halves are painted, looks at the frame,
 * and begins the next one. Do not edit it: the fault is in the queues.
 */
#include <pthread.h>
#include <semaphore.h>

#include "queue.h"
#include "renderer.h"

struct order {
	int worker; /* and the half that it paints */
	int frames;
};

static int picture[WORKERS]; /* which frame each half shows */
static sem_t painted;

static void *worker(void *argument)
{
	struct order *order = argument;

	for (int frame = 1; frame <= order->frames; frame++) {
		queue_take(order->worker);
		picture[order->worker] = frame;
		lab_tick();
		sem_post(&painted);
	}
	return NULL;
}

static int direct(int frames)
{
	int torn = 0;

	for (int frame = 1; frame <= frames; frame++) {
		for (int i = 0; i < WORKERS; i++)
			queue_add(i);
		for (int i = 0; i < WORKERS; i++)
			sem_wait(&painted);
		torn += picture[0] != frame || picture[1] != frame;
	}
	return torn;
}

int render(int frames)
{
	struct order upper = {0, frames}, lower = {1, frames};
	pthread_t first, second;

	queue_open();
	sem_init(&painted, 0, 0);
	pthread_create(&first, NULL, worker, &upper);
	pthread_create(&second, NULL, worker, &lower);
	int torn = direct(frames);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	sem_destroy(&painted);
	return torn;
}
