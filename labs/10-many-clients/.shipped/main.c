/*
 * The driver: plays TALKERS clients, each of which sends its lines and then reads the answers,
 * and one that connects and says nothing. One of the talkers, in each run another, sends a line
 * more than the others. Stops the server while all of them are connected, and prints what is
 * wrong then. Do not edit it: the harness sets the number of lines.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "clients.h"
#include "server.h"

#ifndef ROUNDS
#define ROUNDS 200
#endif

enum { TALKERS = 4, CLIENTS = TALKERS + 1, DESCRIPTORS = 256 };

static int open_descriptors(void)
{
	int count = 0;

	for (int fd = 0; fd < DESCRIPTORS; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

int main(void)
{
	struct client clients[CLIENTS];
	int longest = (int)lab_choose(TALKERS);
	int before, listener, counted, answers = 0, left_open;

	signal(SIGPIPE, SIG_IGN);
	before = open_descriptors();
	listener = clients_listen();
	for (int i = 0; i < CLIENTS; i++)
		client_open(&clients[i], listener, i, i < TALKERS ? ROUNDS + (i == longest) : 0);
	server_start(listener);
	for (int i = 0; i < CLIENTS; i++)
		client_start(&clients[i]);
	clients_wait(CLIENTS);

	counted = server_stop();
	close(listener);
	left_open = open_descriptors() - CLIENTS - before;
	for (int i = 0; i < CLIENTS; i++)
		answers += client_end(&clients[i], left_open > 0);
	printf("unanswered = %d, uncounted = %d, left open = %d\n", TALKERS * ROUNDS + 1 - answers,
		answers - counted, left_open);
	return 0;
}
