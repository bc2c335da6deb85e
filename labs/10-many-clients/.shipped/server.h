/*
 * A line server: it answers every line of a client with the same line.
 *
 * server_start()  begins to serve all clients that connect to the socket `listener`, each in a
 *                 thread of its own, and greets each with the line "welcome".
 * server_stop()   accepts no more clients, answers the lines that have arrived, hangs up on every
 *                 client, even on one that says nothing, ends all threads of the server,
 *                 and returns how many lines were answered.
 */
#ifndef SERVER_H
#define SERVER_H

#include "lab.h"

void server_start(int listener);
int server_stop(void);

#endif
