/*
 * Theory of operation. stdout becomes a temporary file, whose lines are counted at the end. The
 * pager reads that file, not a pipe: whoever leaves it early stops nobody who still writes. Ink and
 * width are asked of stdout, which is no terminal meanwhile, so they are handed over in
 * CLICOLOR_FORCE and COLUMNS, as to any program whose output goes to a terminal in the end.
 */
#include "words/pager.h"

#include "base/text.h"
#include "words/screen.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127, NOT_RUN = 126 }; /* exit codes of a shell without the command */

static bool is_wanted(void)
{
	const char *terminal = getenv("TERM"), *asked = getenv("PAGER");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && terminal &&
	       strcmp(terminal, "dumb") != 0 && !(asked && (!*asked || strcmp(asked, "cat") == 0));
}

void pager_begin(struct pager *pager)
{
	struct winsize size = {0};
	FILE *kept;
	char columns[16];

	*pager = (struct pager){.terminal = -1};
	if (!is_wanted() || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_row)
		return;
	kept = tmpfile();
	if (!kept)
		return;
	pager->rows = size.ws_row;
	pager->columns = size.ws_col ? size.ws_col : screen_width();
	snprintf(columns, sizeof columns, "%d", pager->columns);
	setenv("CLICOLOR_FORCE", "1", 1);
	setenv("COLUMNS", columns, 1);
	fflush(stdout);
	pager->terminal = dup(STDOUT_FILENO);
	if (pager->terminal >= 0)
		dup2(fileno(kept), STDOUT_FILENO);
	fclose(kept);
}

/* Rows on the screen: a line longer than it is wide has several. A sequence that switches inks has
 * no width. */
static int count_rows(const char *kept, int columns)
{
	int rows = 0, at = 0;

	for (; *kept; kept++) {
		if (*kept == '\033') {
			while (kept[1] && *kept != 'm')
				kept++;
		} else if (*kept == '\n') {
			rows += 1 + (at > 0 ? at - 1 : 0) / columns;
			at = 0;
		} else {
			at += (*kept & 0xc0) != 0x80;
		}
	}
	return rows;
}

/* All that was printed meanwhile. */
static void read_kept(int file, struct text *kept)
{
	char bytes[4096];
	ssize_t length;

	if (lseek(file, 0, SEEK_SET) != 0)
		return;
	while ((length = read(file, bytes, sizeof bytes)) > 0)
		text_add_bytes(kept, bytes, (size_t)length);
}

/* In the child: becomes the pager. */
static void become(const char *command, int file, int terminal)
{
	char *own = text_copy(command); /* it may be of the environment, which changes */

	dup2(file, STDIN_FILENO);
	dup2(terminal, STDOUT_FILENO);
	close(file);
	close(terminal);
	/* Colour for a less that was not told -R. */
	setenv("LESS", "R", 0);
	signal(SIGINT, SIG_DFL);
	execl("/bin/sh", "sh", "-c", own, (char *)NULL);
	_exit(NOT_RUN);
}

/* False when there is no such command. Ctrl-C is the pager's business while it runs. */
static bool show_by(const char *command, int file, int terminal)
{
	void (*before)(int) = signal(SIGINT, SIG_IGN);
	pid_t child = fork();
	int status = 0;

	if (child == 0)
		become(command, file, terminal);
	while (child > 0 && waitpid(child, &status, 0) < 0)
		;
	signal(SIGINT, before);
	return child > 0 && !(WIFEXITED(status) && (WEXITSTATUS(status) == NOT_FOUND ||
							   WEXITSTATUS(status) == NOT_RUN));
}

static bool show(int file, int terminal)
{
	const char *commands[] = {getenv("PAGER"), "less -R", "more"};

	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (commands[i] && lseek(file, 0, SEEK_SET) == 0 &&
			show_by(commands[i], file, terminal))
			return true;
	return false;
}

void pager_end(struct pager *pager)
{
	struct text kept = {0};
	int file;

	if (pager->terminal < 0)
		return;
	fflush(stdout);
	file = dup(STDOUT_FILENO);
	dup2(pager->terminal, STDOUT_FILENO);
	if (file >= 0) {
		read_kept(file, &kept);
		/* The prompt takes the last row. */
		if (count_rows(text_string(&kept), pager->columns) < pager->rows ||
			!show(file, pager->terminal)) {
			fwrite(text_string(&kept), 1, kept.length, stdout);
			fflush(stdout);
		}
		close(file);
	}
	text_release(&kept);
	close(pager->terminal);
	pager->terminal = -1;
}
