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
	_exit(4);
}
