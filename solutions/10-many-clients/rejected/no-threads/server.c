/*
 * The doorman serves each client itself, one after the other. A silent one keeps all others
 * out.
 */
#include <pthread.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server.h"

enum { LINE = 80 };

static int listening; /* the socket where clients arrive */
static int answered; /* lines; belongs to the doorman until that has ended */
static pthread_t doorman;

/* Reads up to a newline; returns the number of bytes, 0 when no more will come. */
static size_t read_line(int client, char line[LINE])
{
	size_t length = 0;

	while (length < LINE && read(client, line + length, 1) == 1)
		if (line[length++] == '\n')
			return length;
	return 0;
}

static void serve(int client)
{
	char line[LINE];
	size_t length;

	while ((length = read_line(client, line)) > 0) {
		answered++;
		lab_tick();
		write(client, line, length);
	}
	close(client);
}

static void *take_clients(void *unused)
{
	int client;

	while ((client = accept(listening, NULL, NULL)) >= 0) {
		write(client, "welcome\n", 8);
		serve(client);
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
	return answered;
}
