/*
 * The same with the threads and mutexes of C11.
 */
#include <stdlib.h>
#include <sys/socket.h>
#include <threads.h>
#include <unistd.h>

#include "server.h"

enum { LINE = 80 };

struct client {
	struct client *next;
	thrd_t thread;
	int socket; /* -1 once it is closed */
};

static int listening; /* the socket where clients arrive */
static thrd_t doorman;
static struct client *clients; /* belongs to the doorman until that has ended */
static mtx_t lock; /* guards answered, and every socket */
static int answered; /* lines, by all threads */

/* Reads up to a newline; returns the number of bytes, 0 when no more will come. */
static size_t read_line(int client, char line[LINE])
{
	size_t length = 0;

	while (length < LINE && read(client, line + length, 1) == 1)
		if (line[length++] == '\n')
			return length;
	return 0;
}

static int serve(void *argument)
{
	struct client *client = argument;
	char line[LINE];
	size_t length;

	while ((length = read_line(client->socket, line)) > 0) {
		mtx_lock(&lock);
		answered++;
		mtx_unlock(&lock);
		lab_tick();
		write(client->socket, line, length);
	}
	mtx_lock(&lock);
	close(client->socket);
	client->socket = -1;
	mtx_unlock(&lock);
	return 0;
}

static int take_clients(void *unused)
{
	int socket;

	(void)unused;
	while ((socket = accept(listening, NULL, NULL)) >= 0) {
		struct client *client = malloc(sizeof *client);

		client->socket = socket;
		client->next = clients;
		clients = client;
		write(socket, "welcome\n", 8);
		thrd_create(&client->thread, serve, client);
	}
	return 0;
}

void server_start(int listener)
{
	listening = listener;
	answered = 0;
	mtx_init(&lock, mtx_plain);
	thrd_create(&doorman, take_clients, NULL);
}

int server_stop(void)
{
	shutdown(listening, SHUT_RDWR); /* wakes accept() */
	thrd_join(doorman, NULL);
	mtx_lock(&lock);
	for (struct client *client = clients; client; client = client->next)
		if (client->socket >= 0)
			shutdown(client->socket, SHUT_RD); /* ends read() after what arrived */
	mtx_unlock(&lock);
	while (clients) {
		struct client *client = clients;

		clients = client->next;
		thrd_join(client->thread, NULL);
		free(client);
	}
	mtx_destroy(&lock);
	return answered;
}
