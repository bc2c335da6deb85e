/*
 * The receiving end of a serial line. For each byte that comes in, the device
 * interrupts the program with a signal, and on_byte() puts the byte into a
 * buffer. When main finds the time, it moves the bytes in the buffer to the
 * message. There is no second thread. Bytes get lost all the same.
 *
 * TODO: make every byte arrive, once and in order, in every run. The work on a
 * byte, append() with its one lab_tick(), must still be done by main, while
 * the device goes on sending.
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
		drain(message);
	drain(message);
}
