#include "base/fault.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_LINE = 4096 };

/*
 * A message may quote text that anybody wrote, so no control character of ASCII or Latin-1
 * reaches the terminal.
 */
static void say(const char *line)
{
	fprintf(stderr, "racelab: %s\n", line);
}

static void compose(char line[LONGEST_LINE], const char *format, va_list arguments)
{
	vsnprintf(line, LONGEST_LINE, format, arguments);
	for (unsigned char *byte = (unsigned char *)line; *byte; byte++)
		if (*byte < 0x20 || *byte == 0x7f || (*byte == 0xc2 && byte[1] < 0xa0))
			*byte = '?';
}

/* Set once, before a grading begins, by the process that dies. */
static int last_words = -1;

void fault_last_words(int descriptor)
{
	last_words = descriptor;
}

/* Set once, by the process that changes what outlives it: the terminal. */
static void (*clean_up)(void);

void fault_clean_up(void (*clean)(void))
{
	clean_up = clean;
}

static void leave_word(const char *line)
{
	if (last_words >= 0 && write(last_words, line, strlen(line)) < 0)
		last_words = -1;
}

bool is_shortage(int problem)
{
	static const int shortages[] = {
		ENOSPC, EDQUOT, EAGAIN, ENOMEM, EMFILE, ENFILE, ENOLCK, EROFS};

	for (size_t i = 0; i < sizeof shortages / sizeof *shortages; i++)
		if (problem == shortages[i])
			return true;
	return false;
}

static void end(enum exit_code code, const char *line) __attribute__((noreturn));

static void end(enum exit_code code, const char *line)
{
	fflush(stdout);
	if (clean_up)
		clean_up();
	leave_word(line);
	say(line);
	fflush(NULL);
	_exit(code); /* no clean-up: nothing that we hold outlives us */
}

void die_of(int problem, const char *format, ...)
{
	char line[LONGEST_LINE];
	va_list arguments;
	size_t length;

	va_start(arguments, format);
	compose(line, format, arguments);
	va_end(arguments);
	length = strlen(line);
	snprintf(line + length, sizeof line - length, ": %s", strerror(problem));
	end(is_shortage(problem) ? EXIT_CANNOT_JUDGE : EXIT_OUR_FAULT, line);
}

void die(enum exit_code code, const char *format, ...)
{
	char line[LONGEST_LINE];
	va_list arguments;

	va_start(arguments, format);
	compose(line, format, arguments);
	va_end(arguments);
	end(code, line);
}

void warn(const char *format, ...)
{
	char line[LONGEST_LINE];
	va_list arguments;

	va_start(arguments, format);
	compose(line, format, arguments);
	va_end(arguments);
	fflush(stdout);
	say(line);
}

void bug_at(const char *file, int line, const char *format, ...)
{
	va_list arguments;

	fflush(stdout);
	if (clean_up)
		clean_up();
	leave_word("our own fault");
	fprintf(stderr, "racelab: our own fault at %s:%d: ", file, line);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputs("\nracelab: this is not your program's fault; please report it\n", stderr);
	exit(EXIT_OUR_FAULT);
}
