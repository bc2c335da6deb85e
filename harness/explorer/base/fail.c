#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

_Noreturn void explorer_fail(const char *why, ...)
{
	va_list list;

	va_start(list, why);
	fputs("explorer: ", stderr);
	vfprintf(stderr, why, list);
	fputc('\n', stderr);
	va_end(list);
	_exit(EXIT_OUR_FAULT);
}

_Noreturn void explorer_out_of_memory(void)
{
	fputs("explorer: out of memory\n", stderr);
	_exit(EXIT_OUT_OF_MEMORY);
}
