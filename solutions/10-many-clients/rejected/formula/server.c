/*
 * Every line is answered, but only the thread that answers first counts its lines. The others
 * answer as many, so the sum is a product.
 */
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
	int socket; /* -1 once it is closed */
};

static int listening; /* the socket where clients arrive */
static pthread_t doorman;
static struct client *clients; /* belongs to the doorman until that has ended */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards every socket */
static atomic_flag is_counted; /* one thread counts its lines */
static int answered; /* lines, by that thread */

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
	struct client *client = argument;
	char line[LINE];
	size_t length = read_line(client->socket, line);
	bool counts = length > 0 && !atomic_flag_test_and_set(&is_counted);

	for (; length > 0; length = read_line(client->socket, line)) {
		if (counts)
			answered++;
		lab_tick();
		write(client->socket, line, length);
	}
	pthread_mutex_lock(&lock);
	close(client->socket);
	client->socket = -1;
	pthread_mutex_unlock(&lock);
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
	atomic_flag_clear(&is_counted);
	pthread_create(&doorman, NULL, take_clients, NULL);
}

int server_stop(void)
{
	int talkers = -1; /* one client says nothing */

	shutdown(listening, SHUT_RDWR); /* wakes accept() */
	pthread_join(doorman, NULL);
	pthread_mutex_lock(&lock);
	for (struct client *client = clients; client; client = client->next)
		if (client->socket >= 0)
			shutdown(client->socket, SHUT_RD); /* ends read() after what arrived */
	pthread_mutex_unlock(&lock);
	while (clients) {
		struct client *client = clients;

		clients = client->next;
		pthread_join(client->thread, NULL);
		free(client);
		talkers++;
	}
	return talkers * answered;
}
