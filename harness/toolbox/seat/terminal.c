/*
 * Theory of operation. Six sequences that every terminal since the VT220 knows do for one screen
 * that is drawn anew each time: the other screen on and off, the cursor on and off, lines that are
 * cut and not folded, and "clear to the end of the line". A handler of a crash must be able to put
 * things right with two system calls, so what it needs is in one static struct.
 */
#include "seat/terminal.h"

#include "base/fault.h"
#include "base/text.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { USUAL_COLUMNS = 80, USUAL_ROWS = 24 };

static const char screen_on[] = "\033[?1049h\033[?25l\033[?7l";
static const char screen_off[] = "\033[?7h\033[?25h\033[?1049l";

/* The one terminal of this process; what dies in a signal handler needs it. */
static struct {
	struct termios usual;
	enum terminal_mode mode;
} terminal;

static void say(const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(STDOUT_FILENO, bytes, length);

		if (written <= 0)
			return; /* it is gone, which the next read tells */
		bytes += written;
		length -= (size_t)written;
	}
}

static void set_keys(bool single)
{
	struct termios keys = terminal.usual;

	if (single) {
		keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
		keys.c_cc[VMIN] = 1;
		keys.c_cc[VTIME] = 0;
	}
	tcsetattr(STDIN_FILENO, TCSADRAIN, &keys);
}

void terminal_set(enum terminal_mode mode)
{
	if (terminal.mode == TERMINAL_SCREEN && mode != TERMINAL_SCREEN)
		say(screen_off, sizeof screen_off - 1);
	if (terminal.mode != mode)
		set_keys(mode != TERMINAL_USUAL);
	if (terminal.mode != TERMINAL_SCREEN && mode == TERMINAL_SCREEN)
		say(screen_on, sizeof screen_on - 1);
	terminal.mode = mode;
}

static void put_right(void)
{
	terminal_set(TERMINAL_USUAL);
}

static void crashed(int number)
{
	put_right();
	raise(number); /* its handler is the usual one again */
}

static void guard_against_crashes(void)
{
	static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
	struct sigaction action = {.sa_handler = crashed, .sa_flags = (int)SA_RESETHAND};

	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
		struct sigaction before;

		/* A sanitizer's own handler tells more. */
		if (sigaction(crashes[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
			sigaction(crashes[i], &action, NULL);
	}
}

bool terminal_open(void)
{
	const char *kind = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || !kind || !*kind ||
		strcmp(kind, "dumb") == 0 || tcgetattr(STDIN_FILENO, &terminal.usual) != 0)
		return false;
	guard_against_crashes();
	fault_clean_up(put_right);
	return true;
}

void terminal_again(void)
{
	enum terminal_mode mode = terminal.mode;

	terminal.mode = TERMINAL_USUAL;
	terminal_set(mode);
}

void terminal_size(int *columns, int *rows)
{
	struct winsize size = {0};

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	*columns = size.ws_col ? size.ws_col : USUAL_COLUMNS;
	*rows = size.ws_row ? size.ws_row : USUAL_ROWS;
}

bool terminal_has_unicode(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	/* The first that is set to anything decides. */
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *locale = getenv(names[i]);

		if (locale && *locale)
			return strcasestr(locale, "utf-8") || strcasestr(locale, "utf8");
	}
	return false;
}

void terminal_show(const char *lines)
{
	struct text out = {0};

	text_add(&out, "\033[H");
	for (;;) {
		size_t length = strcspn(lines, "\n");

		/* First, since behind a full line the cursor stands on its last character. */
		text_add(&out, "\033[K");
		text_add_bytes(&out, lines, length);
		if (!lines[length])
			break;
		text_add(&out, "\r\n");
		lines += length + 1;
	}
	text_add(&out, "\033[J");
	say(out.bytes, out.length);
	text_release(&out);
}

void terminal_clear_line(void)
{
	static const char clear[] = "\r\033[K";

	say(clear, sizeof clear - 1);
}

int terminal_key(void)
{
	unsigned char keys[64];
	ssize_t count = read(STDIN_FILENO, keys, sizeof keys);

	if (count <= 0)
		return -1;
	/* An arrow is several bytes, and so is what was pasted. */
	return count == 1 && keys[0] < 0x80 ? keys[0] : 0;
}

bool terminal_is_ours(void)
{
	pid_t front = tcgetpgrp(STDIN_FILENO);

	return front < 0 || front == getpgrp();
}

void terminal_give(int group)
{
	tcsetpgrp(STDIN_FILENO, group);
}
