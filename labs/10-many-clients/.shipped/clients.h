/*
 * The clients that the driver plays, each in a thread of its own.
 *
 * clients_listen()  makes a listening socket on a free port of this machine.
 * client_open()     makes a client and its socket.
 * client_start()    starts it: it connects, waits for the greeting, and sends its lines. If it has
 *                   any, it then says that these were all (SHUT_WR); if not, it says nothing. Then
 *                   it reads answers until the server hangs up.
 * clients_wait()    waits until the lines of `count` clients have arrived at the server's end.
 * client_end()      joins it, having `cut_off` its connection if nobody else will, and returns how
 *                   many lines were answered, up to the first wrong answer.
 */
#ifndef CLIENTS_H
#define CLIENTS_H

#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>

struct client {
	pthread_t thread;
	struct sockaddr_in server;
	int number, socket, lines;
	int answers; /* belongs to its thread until the join */
};

int clients_listen(void);
void client_open(struct client *client, int listener, int number, int lines);
void client_start(struct client *client);
void clients_wait(int count);
int client_end(struct client *client, bool cut_off);

#endif
