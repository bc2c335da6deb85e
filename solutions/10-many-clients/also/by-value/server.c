/*
 * A descriptor fits into the pointer itself: then there is nothing whose lifetime could end.
 * The threads are detached, and the last one to leave wakes server_stop(). `connected` is a set of
 * descriptors, updated and closed under the same lock; the counter is atomic.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server.h"

enum { LINE = 80, DESCRIPTORS = 1024 };

static int listening; /* the socket where clients arrive */
static pthread_t doorman;
static atomic_int answered; /* lines, by all threads */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards connected and count */
static pthread_cond_t all_left = PTHREAD_COND_INITIALIZER;
static bool connected[DESCRIPTORS];
static int count; /* of those */

/* Reads up to a newline; returns the number of bytes, 0 when no more will come. */
static size_t read_line(int client, char line[LINE])
{
	size_t length = 0;

	while (length < LINE && read(client, line + length, 1) == 1)
		if (line[length++] == '\n')
			return length;
	return 0;
}

static void *serve(void *argument)
{
	int client = (int)(intptr_t)argument;
	char line[LINE];
	size_t length;

	while ((length = read_line(client, line)) > 0) {
		answered++;
		lab_tick();
		write(client, line, length);
	}
	pthread_mutex_lock(&lock);
	close(client);
	connected[client] = false;
	if (--count == 0)
		pthread_cond_signal(&all_left);
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void *take_clients(void *unused)
{
	int client;

	while ((client = accept(listening, NULL, NULL)) >= 0 && client < DESCRIPTORS) {
		pthread_t thread;

		pthread_mutex_lock(&lock);
		connected[client] = true;
		count++;
		pthread_mutex_unlock(&lock);
		write(client, "welcome\n", 8);
		pthread_create(&thread, NULL, serve, (void *)(intptr_t)client);
		pthread_detach(thread);
	}
	return unused;
}

void server_start(int listener)
{
	listening = listener;
	answered = 0;
	pthread_create(&doorman, NULL, take_clients, NULL);
}

int server_stop(void)
{
	shutdown(listening, SHUT_RDWR); /* wakes accept() */
	pthread_join(doorman, NULL);
	pthread_mutex_lock(&lock);
	for (int client = 0; client < DESCRIPTORS; client++)
		if (connected[client])
			shutdown(client, SHUT_RD);
	while (count > 0)
		pthread_cond_wait(&all_left, &lock);
	pthread_mutex_unlock(&lock);
	return answered;
}
