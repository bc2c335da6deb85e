#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * A message may quote text that anybody wrote, so no control character of ASCII or Latin-1
 * reaches the terminal.
 */
static void say(const char *format, va_list arguments)
{
	char line[4096];

	vsnprintf(line, sizeof line, format, arguments);
	for (unsigned char *byte = (unsigned char *)line; *byte; byte++)
		if (*byte < 0x20 || *byte == 0x7f || (*byte == 0xc2 && byte[1] < 0xa0))
			*byte = '?';
	fprintf(stderr, "racelab: %s\n", line);
}

void die(enum exit_code code, const char *format, ...)
{
	va_list arguments;

	fflush(stdout);
	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
	fflush(NULL);
	_exit(code); /* no clean-up: nothing that we hold outlives us */
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
