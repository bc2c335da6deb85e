/*
 * Every thread waits for two things at once, its client and a pipe: server_stop() closes the
 * writing end, and all waiting threads see that. Each first checks whether its client has sent
 * more. No thread touches the socket of another.
 */
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server.h"

enum { LINE = 80 };

struct client {
	struct client *next;
	pthread_t thread;
	int socket;
};

static int listening; /* the socket where clients arrive */
static pthread_t doorman;
static struct client *clients; /* belongs to the doorman until that has ended */
static int stop[2]; /* a pipe; its writing end is closed to stop all threads */
static atomic_int answered; /* lines, by all threads */

/* Waits until there is something to read; false when there is nothing and the server stops. */
static bool may_read(int client)
{
	struct pollfd both[] = {{client, POLLIN, 0}, {stop[0], POLLIN, 0}};

	poll(both, 2, -1);
	return both[0].revents;
}

/* Reads up to a newline; returns the number of bytes, 0 when no more will come. */
static size_t read_line(int client, char line[LINE])
{
	size_t length = 0;

	while (length < LINE && may_read(client) && read(client, line + length, 1) == 1)
		if (line[length++] == '\n')
			return length;
	return 0;
}

static void *serve(void *argument)
{
	struct client *client = argument;
	char line[LINE];
	size_t length;

	while ((length = read_line(client->socket, line)) > 0) {
		answered++;
		lab_tick();
		write(client->socket, line, length);
	}
	close(client->socket);
	return NULL;
}

static void *take_clients(void *unused)
{
	int socket;

	while ((socket = accept(listening, NULL, NULL)) >= 0) {
		struct client *client = malloc(sizeof *client);

		client->socket = socket;
		client->next = clients;
		clients = client;
		write(socket, "welcome\n", 8);
		pthread_create(&client->thread, NULL, serve, client);
	}
	return unused;
}

void server_start(int listener)
{
	listening = listener;
	answered = 0;
	pipe(stop);
	pthread_create(&doorman, NULL, take_clients, NULL);
}

int server_stop(void)
{
	shutdown(listening, SHUT_RDWR); /* wakes accept() */
	pthread_join(doorman, NULL);
	close(stop[1]);
	while (clients) {
		struct client *client = clients;

		clients = client->next;
		pthread_join(client->thread, NULL);
		free(client);
	}
	close(stop[0]);
	return answered;
}
