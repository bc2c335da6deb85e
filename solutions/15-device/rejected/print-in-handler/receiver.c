/*
 * The signal is blocked while main works on the buffer. The handler also notes what came in last.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "receiver.h"

enum { BUFFER_SIZE = 1 << 16 };

static char buffer[BUFFER_SIZE];
static int waiting; /* how many bytes are in the buffer */

static char last[32];

static void on_byte(int number)
{
	buffer[waiting] = device_read();
	snprintf(last, sizeof last, "signal %d: byte %d", number, buffer[waiting]);
	waiting++;
}

static void append(struct message *message, const char *bytes, int count)
{
	for (int i = 0; i < count; i++) {
		if (message->length == message->size) {
			message->size = message->size ? 2 * message->size : 16;
			message->bytes = realloc(message->bytes, (size_t)message->size);
		}
		message->bytes[message->length++] = bytes[i];
		lab_tick();
	}
}

static void drain(struct message *message)
{
	sigset_t byte_signal;
	sigset_t before;

	sigemptyset(&byte_signal);
	sigaddset(&byte_signal, SIGUSR1);
	sigprocmask(SIG_BLOCK, &byte_signal, &before);
	append(message, buffer, waiting);
	waiting = 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
}

void receive(struct message *message)
{
	struct sigaction action = {.sa_handler = on_byte, .sa_flags = SA_RESTART};

	sigaction(SIGUSR1, &action, NULL);
	device_start();
	while (device_is_on())
		drain(message);
	drain(message);
}
