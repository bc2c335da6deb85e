/*
 * The jobs that wait to be done: a queue for each worker, numbered from 0. A queue is only a number
 * of jobs, since those of one worker are all alike.
 */
#ifndef QUEUE_H
#define QUEUE_H

enum { WORKERS = 2 };

/* Empties the queues. Called once, before the workers are created. */
void queue_open(void);

/* Adds a job for one worker. */
void queue_add(int worker);

/* Takes a job out of the worker's own queue. Sleeps until there is one. */
void queue_take(int worker);

#endif
