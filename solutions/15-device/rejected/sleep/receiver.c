/*
 * main sleeps before it works, so that the byte that is on its way comes in first.
 */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

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
	usleep(20);
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
