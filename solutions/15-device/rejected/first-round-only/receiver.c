/*
 * Main works on the first bytes as soon as they are there. Then it waits until the device is off,
 * and works on all others at once.
 */
#include <signal.h>
#include <stdlib.h>

#include "receiver.h"

enum { BUFFER_SIZE = 1 << 16 };

static char buffer[BUFFER_SIZE];
static int waiting; /* how many bytes are in the buffer */

static void on_byte(int number)
{
	(void)number;
	buffer[waiting] = device_read();
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

/* Returns how many bytes there were. */
static int drain(struct message *message)
{
	int count;
	sigset_t byte_signal;
	sigset_t before;

	sigemptyset(&byte_signal);
	sigaddset(&byte_signal, SIGUSR1);
	sigprocmask(SIG_BLOCK, &byte_signal, &before);
	count = waiting;
	append(message, buffer, count);
	waiting = 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return count;
}

void receive(struct message *message)
{
	struct sigaction action = {.sa_handler = on_byte, .sa_flags = SA_RESTART};

	sigaction(SIGUSR1, &action, NULL);
	device_start();
	while (device_is_on() && drain(message) == 0)
		;
	while (device_is_on())
		;
	drain(message);
}
