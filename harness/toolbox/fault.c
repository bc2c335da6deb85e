#include "fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void say(const char *format, va_list arguments)
{
	fputs("racelab: ", stderr);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
}

void die(enum exit_code code, const char *format, ...)
{
	va_list arguments;

	fflush(stdout);
	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
	exit(code);
}

void warn(const char *format, ...)
{
	va_list arguments;

	fflush(stdout);
	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
}

void bug_at(const char *file, int line, const char *format, ...)
{
	va_list arguments;

	fflush(stdout);
	fprintf(stderr, "racelab: our own fault at %s:%d: ", file, line);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputs("\nracelab: this is not your program's fault; please report it\n", stderr);
	exit(EXIT_OUR_FAULT);
}
