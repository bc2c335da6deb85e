/*
 * The handler does all the work, and nothing is lost. But append() calls realloc(), which a handler
 * must not do: it may have interrupted code that was changing the heap.
 */
#include <signal.h>
#include <stdlib.h>

#include "receiver.h"

static struct message *whole;

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

static void on_byte(int number)
{
	char byte = device_read();

	(void)number;
	append(whole, &byte, 1);
}

void receive(struct message *message)
{
	struct sigaction action = {.sa_handler = on_byte, .sa_flags = SA_RESTART};

	whole = message;
	sigaction(SIGUSR1, &action, NULL);
	device_start();
	while (device_is_on())
		;
}
