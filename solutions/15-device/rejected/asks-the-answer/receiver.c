/*
 * The handler only counts. The bytes need not be kept, as device.h has a function that tells them.
 */
#include <signal.h>
#include <stdlib.h>

#include "receiver.h"

static volatile int waiting; /* how many bytes came in */

static void on_byte(int number)
{
	(void)number;
	device_read();
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
	for (; waiting > 0; waiting--) {
		char byte = device_byte(message->length);

		append(message, &byte, 1);
	}
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
