#include "words/screen.h"

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

/* Leaves out control characters, those of Latin-1 (U+0080 to U+009F) among them. */
static void put_harmless(const char *bytes, size_t length)
{
	const char *end = bytes + length;

	while (bytes < end) {
		size_t width = text_utf8_length(bytes);
		unsigned char first = (unsigned char)bytes[0];
		bool is_control = first < 0x20 || first == 0x7f ||
				  (first == 0xc2 && (unsigned char)bytes[1] < 0xa0);

		if (width == 0 || is_control || width > (size_t)(end - bytes))
			putchar('?');
		else
			fwrite(bytes, 1, width, stdout);
		bytes += width ? width : 1;
	}
}

/* Counts characters of UTF-8, not bytes. */
static int columns(const char *bytes, size_t length)
{
	int count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
	return count;
}

/* The columns of a lead of ours, which may switch inks. */
static int lead_columns(const char *lead)
{
	int count = 0;

	for (; *lead; lead++) {
		if (*lead == '\033')
			lead += strcspn(lead, "m");
		else
			count += columns(lead, 1);
	}
	return count;
}

void screen_wrap_most(int margin, const char *lead, const char *text, int lines)
{
	static const char more[] = " ...";
	int width = screen_width(), at = *lead ? lead_columns(lead) : margin;

	fputs(lead, stdout);
	if (at >= margin && *lead && !text_ends(lead, " "))
		at += printf(" ");
	while (at < margin)
		at += printf(" ");
	while (*text) {
		size_t blanks = strspn(text, " \n\t"), length;
		int wide, room = lines > 1 ? width : width - (int)strlen(more);

		text += blanks;
		length = strcspn(text, " \n\t");
		if (!length)
			break;
		wide = columns(text, length);
		if (at > margin && at + 1 + wide > room) {
			if (--lines == 0) {
				fputs(more, stdout);
				break;
			}
			printf("\n%*s", margin, "");
			at = margin;
		} else if (at > margin && blanks) {
			at += printf(" ");
		}
		put_harmless(text, length);
		at += wide;
		text += length;
	}
	putchar('\n');
}

void screen_wrap(int margin, const char *lead, const char *text)
{
	screen_wrap_most(margin, lead, text, INT_MAX);
}

void screen_plain(const char *text)
{
	put_harmless(text, strlen(text));
}

void screen_bar(int width, long part, long whole)
{
	long full = whole > 0 ? (part * width + whole / 2) / whole : 0;

	if (part > 0 && full == 0)
		full = 1;
	for (int i = 0; i < width; i++)
		fputs(i < full ? "#" : ".", stdout);
}

void screen_progress_words(const char *words)
{
	if (!is_rich(STDERR_FILENO))
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
	if (is_rich(STDERR_FILENO)) {
		fputs("\r\033[K", stderr);
		fflush(stderr);
	}
}
