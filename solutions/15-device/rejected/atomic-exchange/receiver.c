/*
 * The count is taken and reset in one step. From then on the handler fills the buffer from its
 * beginning, while main is still reading there.
 */
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "receiver.h"

enum { BUFFER_SIZE = 1 << 16 };

static char buffer[BUFFER_SIZE];
static atomic_int waiting; /* how many bytes are in the buffer */

static void on_byte(int number)
{
	(void)number;
	buffer[atomic_fetch_add(&waiting, 1)] = device_read();
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
	append(message, buffer, atomic_exchange(&waiting, 0));
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
