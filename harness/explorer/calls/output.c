/*
 * What the program prints. Only stdout is part of an outcome.
 *
 * Nothing is buffered: a call formats the bytes as they are when it runs.
 */
#include "arch/arch.h"
#include "calls/descriptors.h"
#include "calls/keys.h"
#include "calls/printed.h"
#include "world/access.h"
#include "world/end.h"
#include "world/pc.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MOST = 1 << 16 };

static char line[LINE_MOST];

static int descriptor_of(uint64_t stream)
{
	if (stream == (uint64_t)stdout)
		return 1;
	if (stream == (uint64_t)stderr)
		return 2;
	world_end(END_UNMODELLED, 0, stream, "a stream that is neither stdout nor stderr");
	return -1;
}

static uint64_t print(int descriptor, const void *bytes, size_t length)
{
	if (descriptor == 1 && !world.end)
		world_print(bytes, length);
	return length;
}

/* ---------------------------------------------------------------- printf and its like */

static int format_list(struct thread *thread, const char *how, uint64_t list)
{
	va_list copy;
	int length = 0;

	/* The list comes from va_start() in the student's code, or from format(). */
	va_copy(copy, *(va_list *)list); /* NOLINT(clang-analyzer-valist.Uninitialized) */
	printed_touch(thread, how, copy);
	if (!world.end)
		length = vsnprintf(line, sizeof line, how, copy);
	va_end(copy);
	return length;
}

static int format(struct thread *thread, int named, const char *how)
{
	va_list made;

	fiber_va_start(&made, thread->sp, thread->arguments, named);
	return format_list(thread, how, (uint64_t)&made);
}

static uint64_t bounded(int length)
{
	return length < 0 ? 0 : length < LINE_MOST ? (uint64_t)length : LINE_MOST - 1;
}

static uint64_t printf_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return print(1, line, bounded(format(thread, 1, (const char *)thread->arguments[0])));
}

static uint64_t fprintf_run(struct thread *thread, unsigned choice)
{
	int descriptor = descriptor_of(thread->arguments[0]);

	(void)choice;
	return world.end ? 0
			 : print(descriptor, line,
				   bounded(format(thread, 2, (const char *)thread->arguments[1])));
}

static uint64_t dprintf_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return print((int)thread->arguments[0], line,
		bounded(format(thread, 2, (const char *)thread->arguments[1])));
}

OPERATION(printf) = {"printf", 6, always_enabled, printf_run, .frame = FRAME_VARIADIC};
OPERATION(fprintf) = {"fprintf", 6, always_enabled, fprintf_run, .frame = FRAME_VARIADIC};
OPERATION(dprintf) = {"dprintf", 6, always_enabled, dprintf_run, .frame = FRAME_VARIADIC};

static uint64_t store(struct thread *thread, uint64_t to, uint64_t room, int length)
{
	uint64_t size = bounded(length) + 1;

	if (size > room)
		size = room;
	if (size == 0 || world.end)
		return (uint64_t)length;
	access_touch(thread, to, size, TOUCH_WRITE, pc_of(thread));
	if (world.end)
		return 0;
	memcpy((void *)to, line, size);
	((char *)to)[size - 1] = '\0';
	return (uint64_t)length;
}

static uint64_t snprintf_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;

	(void)choice;
	return store(
		thread, arguments[0], arguments[1], format(thread, 3, (const char *)arguments[2]));
}

static uint64_t sprintf_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return store(thread, thread->arguments[0], LINE_MOST,
		format(thread, 2, (const char *)thread->arguments[1]));
}

OPERATION(snprintf) = {"snprintf", 6, NULL, snprintf_run, .touches = true, .frame = FRAME_VARIADIC};
OPERATION(sprintf) = {"sprintf", 6, NULL, sprintf_run, .touches = true, .frame = FRAME_VARIADIC};

static uint64_t vprintf_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;

	(void)choice;
	return print(
		1, line, bounded(format_list(thread, (const char *)arguments[0], arguments[1])));
}

static uint64_t vfprintf_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;
	int descriptor = descriptor_of(arguments[0]);

	(void)choice;
	return world.end ? 0
			 : print(descriptor, line,
				   bounded(format_list(
					   thread, (const char *)arguments[1], arguments[2])));
}

static uint64_t vsnprintf_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;

	(void)choice;
	return store(thread, arguments[0], arguments[1],
		format_list(thread, (const char *)arguments[2], arguments[3]));
}

OPERATION(vprintf) = {"vprintf", 2, always_enabled, vprintf_run};
OPERATION(vfprintf) = {"vfprintf", 3, always_enabled, vfprintf_run};
OPERATION(vsnprintf) = {"vsnprintf", 4, NULL, vsnprintf_run, .touches = true};

/* ---------------------------------------------------------------- the rest */

static uint64_t puts_run(struct thread *thread, unsigned choice)
{
	const char *text = (const char *)thread->arguments[0];

	(void)choice;
	access_touch(thread, (uint64_t)text, strlen(text) + 1, 0, pc_of(thread));
	print(1, text, strlen(text));
	return print(1, "\n", 1);
}

OPERATION(puts) = {"puts", 1, always_enabled, puts_run};

static uint64_t put_character(uint64_t character, int descriptor)
{
	unsigned char byte = (unsigned char)character;

	print(descriptor, &byte, 1);
	return byte;
}

static uint64_t putchar_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return put_character(thread->arguments[0], 1);
}

static uint64_t fputc_run(struct thread *thread, unsigned choice)
{
	(void)choice;
	return put_character(thread->arguments[0], descriptor_of(thread->arguments[1]));
}

OPERATION(putchar) = {"putchar", 1, always_enabled, putchar_run};
OPERATION(fputc) = {"fputc", 2, always_enabled, fputc_run};
OPERATION(putc) = {"putc", 2, always_enabled, fputc_run};

static uint64_t fputs_run(struct thread *thread, unsigned choice)
{
	const char *text = (const char *)thread->arguments[0];

	(void)choice;
	access_touch(thread, (uint64_t)text, strlen(text) + 1, 0, pc_of(thread));
	return print(descriptor_of(thread->arguments[1]), text, strlen(text));
}

OPERATION(fputs) = {"fputs", 2, always_enabled, fputs_run};

static uint64_t fwrite_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;
	uint64_t size = arguments[1] * arguments[2];
	int descriptor = descriptor_of(arguments[3]);

	(void)choice;
	access_touch(thread, arguments[0], size, 0, pc_of(thread));
	if (!world.end)
		print(descriptor, (const void *)arguments[0], size);
	return arguments[2];
}

OPERATION(fwrite) = {"fwrite", 4, always_enabled, fwrite_run};

static uint64_t write_out(struct thread *thread)
{
	const uint64_t *arguments = thread->arguments;

	access_touch(thread, arguments[1], arguments[2], 0, pc_of(thread));
	return world.end ? 0 : print((int)arguments[0], (const void *)arguments[1], arguments[2]);
}

const struct descriptor_kind descriptors_of_output = {.first = 1, .count = 2, .write = write_out};

static uint64_t nothing_run(struct thread *thread, unsigned choice)
{
	(void)thread;
	(void)choice;
	return 0;
}

OPERATION(fflush) = {"fflush", 1, NULL, nothing_run};
OPERATION(setbuf) = {"setbuf", 2, NULL, nothing_run};
OPERATION(setvbuf) = {"setvbuf", 4, NULL, nothing_run};
OPERATION(perror) = {"perror", 1, NULL, nothing_run};
