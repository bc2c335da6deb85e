/*
 * The same ring with one writer for each variable, in the words of C11: a lock-free atomic may be
 * used in a signal handler. The byte is written before `put` is stored, and read after it is
 * loaded.
 */
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "receiver.h"

enum { BUFFER_SIZE = 1 << 16 };

static char buffer[BUFFER_SIZE];
static atomic_int put; /* only on_byte() writes it */
static int taken; /* only main uses it */

static void on_byte(int number)
{
	int at = atomic_load(&put);

	(void)number;
	buffer[at] = device_read();
	atomic_store(&put, (at + 1) % BUFFER_SIZE);
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
	while (taken != atomic_load(&put)) {
		append(message, &buffer[taken], 1);
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
