/*
 * A lock as between threads. But there is only one thread: the handler waits until main unlocks,
 * and main goes on when the handler returns.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "receiver.h"

enum { BUFFER_SIZE = 1 << 16 };

static char buffer[BUFFER_SIZE];
static int waiting; /* how many bytes are in the buffer */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards both */

static void on_byte(int number)
{
	(void)number;
	pthread_mutex_lock(&lock);
	buffer[waiting] = device_read();
	waiting++;
	pthread_mutex_unlock(&lock);
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
	pthread_mutex_lock(&lock);
	append(message, buffer, waiting);
	waiting = 0;
	pthread_mutex_unlock(&lock);
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
