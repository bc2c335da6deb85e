#include "words/screen.h"

#include "base/fault.h"
#include "words/wrap.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROWEST = 40, WIDEST = 120, USUAL = 80 };

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

static bool is_rich(int descriptor)
{
	const char *terminal = getenv("TERM");

	return isatty(descriptor) && !is_set("NO_COLOR") && terminal &&
	       strcmp(terminal, "dumb") != 0;
}

/* Who shows a pipe on a terminal in the end asks for colour so; COLUMNS says how wide it is. */
static bool is_forced(void)
{
	const char *force = getenv("CLICOLOR_FORCE");

	return force && *force && strcmp(force, "0") != 0;
}

static bool is_coloured(void)
{
	return is_rich(STDOUT_FILENO) || (is_forced() && !is_set("NO_COLOR"));
}

const char *ink(enum ink ink)
{
	static const char *const codes[] = {
		[PLAIN] = "",
		[BOLD] = "\033[1m",
		[FAINT] = "\033[2m",
		[RED] = "\033[1;31m",
		[GREEN] = "\033[1;32m",
		[YELLOW] = "\033[1;33m",
		[CYAN] = "\033[36m",
	};

	return is_coloured() ? codes[ink] : "";
}

const char *ink_off(void)
{
	return is_coloured() ? "\033[0m" : "";
}

int screen_width(void)
{
	struct winsize size;
	int width = USUAL;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		width = size.ws_col;
	else if (is_forced() && is_set("COLUMNS"))
		width = text_natural(getenv("COLUMNS"));
	return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

void screen_wrap_most(int margin, const char *lead, const char *text, int lines)
{
	struct text out = {0};

	wrap(&out, screen_width(), margin, lead, text, lines);
	fputs(text_string(&out), stdout);
	text_release(&out);
}

void screen_wrap(int margin, const char *lead, const char *text)
{
	screen_wrap_most(margin, lead, text, INT_MAX);
}

void screen_plain(const char *text)
{
	struct text out = {0};

	wrap_harmless(&out, text, strlen(text));
	fputs(text_string(&out), stdout);
	text_release(&out);
}

int screen_bar_full(int width, long part, long whole)
{
	long full = whole > 0 ? (part * width + whole / 2) / whole : 0;

	return (int)(part > 0 && full == 0 ? 1 : full);
}

void screen_bar(int width, long part, long whole)
{
	int full = screen_bar_full(width, part, whole);

	for (int i = 0; i < width; i++)
		fputs(i < full ? "#" : ".", stdout);
}

/* The processes that we start are to be as quiet as we are. */
static const char quiet[] = "RACELAB_QUIET";

static bool shows_progress(void)
{
	return is_rich(STDERR_FILENO) && !is_set(quiet);
}

void screen_quiet(void)
{
	setenv(quiet, "1", 1);
	if (!freopen("/dev/null", "w", stdout))
		die(EXIT_OUR_FAULT, "cannot open /dev/null: %s", strerror(errno));
}

void screen_progress_words(const char *words)
{
	if (!shows_progress())
		return;
	fprintf(stderr, "\r\033[K  %s", words);
	fflush(stderr);
}

void screen_progress(const struct pool *pool, void *context)
{
	char *words = text_format(
		"%s ... %zu of %zu", (const char *)context, pool->finished, pool->count);

	screen_progress_words(words);
	free(words);
}

void screen_progress_done(void)
{
	if (shows_progress()) {
		fputs("\r\033[K", stderr);
		fflush(stderr);
	}
}
