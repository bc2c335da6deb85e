/*
 * Two buffers: the handler fills one, main empties the other. Main exchanges them by writing one
 * number, in one step. The handler always runs to its end before main goes on, so after the
 * exchange it no longer touches the buffer that it filled before. atomic_signal_fence() keeps the
 * compiler from moving main's accesses to the other side of the exchange.
 */
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "receiver.h"

enum { BUFFER_SIZE = 1 << 16 };

static struct buffer {
	char bytes[BUFFER_SIZE];
	int waiting; /* how many bytes are in it */
} buffers[2];
static volatile sig_atomic_t filled; /* the one that on_byte() fills; only main writes it */

static void on_byte(int number)
{
	struct buffer *buffer = &buffers[filled];

	(void)number;
	buffer->bytes[buffer->waiting] = device_read();
	buffer->waiting++;
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
	struct buffer *full = &buffers[filled];

	filled = !filled;
	atomic_signal_fence(memory_order_seq_cst);
	append(message, full->bytes, full->waiting);
	full->waiting = 0;
	atomic_signal_fence(memory_order_seq_cst);
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
