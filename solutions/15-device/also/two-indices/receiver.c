/*
 * A ring in which every variable has one writer: the handler alone moves `put`, main alone moves
 * `taken`. A sig_atomic_t is written in one step, and `volatile` makes the compiler write it where
 * the source says, after the byte. There is room for all that may come before main looks.
 */
#include <signal.h>
#include <stdlib.h>

#include "receiver.h"

enum { BUFFER_SIZE = 1 << 16 };

static volatile char buffer[BUFFER_SIZE];
static volatile sig_atomic_t put; /* only on_byte() writes it */
static volatile sig_atomic_t taken; /* only main writes it */

static void on_byte(int number)
{
	(void)number;
	buffer[put] = device_read();
	put = (put + 1) % BUFFER_SIZE;
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
	while (taken != put) {
		char byte = buffer[taken];

		append(message, &byte, 1);
		taken = (taken + 1) % BUFFER_SIZE;
	}
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
