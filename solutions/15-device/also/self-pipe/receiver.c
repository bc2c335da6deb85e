/*
 * The handler writes the byte into a pipe, which the kernel guards, and main reads it from there:
 * no variable is shared. write() is among the few calls that a handler may make. It may change
 * errno, so the handler restores the value that the interrupted code had there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "receiver.h"

enum { READ_END, WRITE_END };

static int bytes[2];

static void on_byte(int number)
{
	int error = errno;
	char byte = device_read();

	(void)number;
	while (write(bytes[WRITE_END], &byte, 1) != 1)
		;
	errno = error;
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
	char byte;

	while (read(bytes[READ_END], &byte, 1) == 1)
		append(message, &byte, 1);
}

void receive(struct message *message)
{
	struct sigaction action = {.sa_handler = on_byte, .sa_flags = SA_RESTART};

	if (pipe2(bytes, O_NONBLOCK) != 0)
		return;
	sigaction(SIGUSR1, &action, NULL);
	device_start();
	while (device_is_on())
		drain(message);
	drain(message);
}
