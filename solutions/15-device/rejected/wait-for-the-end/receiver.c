/*
 * Main waits until the device is off, and then there is nobody left to interrupt it. But it does no
 * work on any byte before the last one has arrived.
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

static void drain(struct message *message)
{
	append(message, buffer, waiting);
	waiting = 0;
}

void receive(struct message *message)
{
	struct sigaction action = {.sa_handler = on_byte, .sa_flags = SA_RESTART};

	sigaction(SIGUSR1, &action, NULL);
	device_start();
	while (device_is_on())
		;
	drain(message);
}
