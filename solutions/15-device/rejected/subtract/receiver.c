/*
 * No longer wipes out the count of the bytes that came in meanwhile. But these are behind the ones
 * that were taken, and the next drain() begins at the start of the buffer again.
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
	int count = waiting;

	append(message, buffer, count);
	waiting -= count;
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
