/*
 * The device, which runs as a process of its own. Never edited; the harness says how many bytes
 * it sends.
 */
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "device.h"
#include "lab.h"

#ifndef ROUNDS
#define ROUNDS 1000
#endif

enum { READ_END, WRITE_END };

/* What device and computer share, besides a pipe that says "the byte has been read". */
struct wires {
	_Atomic char byte; /* the register */
	atomic_bool is_on;
};

static struct wires *wires;
static int has_read[2];

static void send_all(pid_t computer)
{
	char nothing;

	close(has_read[WRITE_END]);
	for (int number = 0; number < ROUNDS; number++) {
		wires->byte = device_byte(number);
		lab_tick();
		kill(computer, SIGUSR1);
		if (read(has_read[READ_END], &nothing, 1) != 1)
			_exit(1); /* the computer is gone */
	}
	wires->is_on = false;
	_exit(0);
}

void device_start(void)
{
	pid_t computer = getpid();

	wires = mmap(
		NULL, sizeof *wires, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	wires->is_on = true;
	if (pipe(has_read) != 0)
		abort();
	if (fork() == 0)
		send_all(computer);
}

char device_read(void)
{
	char byte = wires->byte;

	while (write(has_read[WRITE_END], "", 1) != 1)
		;
	return byte;
}

bool device_is_on(void)
{
	return wires->is_on;
}

char device_byte(int number)
{
	return (char)(number % 251);
}
