/*
 * What a function prints, as text. stdout is no terminal meanwhile, so there is no colour and a
 * line has 80 columns.
 *
 *   char *said = captured(print, context);
 */
#ifndef CAPTURE_H
#define CAPTURE_H

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The caller frees it. */
static inline char *captured(void (*print)(const void *context), const void *context)
{
	FILE *file = tmpfile();
	struct text said = {0};
	char bytes[4096];
	int screen;
	size_t length;

	unsetenv("CLICOLOR_FORCE");
	fflush(stdout);
	screen = dup(STDOUT_FILENO);
	if (!file || screen < 0 || dup2(fileno(file), STDOUT_FILENO) < 0)
		abort();
	print(context);
	fflush(stdout);
	dup2(screen, STDOUT_FILENO);
	close(screen);
	if (fseek(file, 0, SEEK_SET) != 0)
		abort();
	do {
		length = fread(bytes, 1, sizeof bytes, file);
		text_add_bytes(&said, bytes, length);
	} while (length == sizeof bytes);
	fclose(file);
	return text_take(&said);
}

#endif
