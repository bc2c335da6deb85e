/*
 * No handler: the signal stays blocked, and main takes it when it is ready for it. sigtimedwait()
 * with no time to wait takes one signal that is pending, or returns at once. Nobody is
 * interrupted, so nothing is shared.
 */
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "receiver.h"

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

static void drain(struct message *message, const sigset_t *byte_signal)
{
	const struct timespec no_time = {0, 0};

	while (sigtimedwait(byte_signal, NULL, &no_time) == SIGUSR1) {
		char byte = device_read();

		append(message, &byte, 1);
	}
}

void receive(struct message *message)
{
	sigset_t byte_signal;

	sigemptyset(&byte_signal);
	sigaddset(&byte_signal, SIGUSR1);
	sigprocmask(SIG_BLOCK, &byte_signal, NULL);
	device_start();
	while (device_is_on())
		drain(message, &byte_signal);
	drain(message, &byte_signal);
}
