#include "pages/html.h"

#include "base/fault.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

void html_add(struct text *page, const char *markup)
{
	text_add(page, markup);
}

static uint32_t decode(const char *at, size_t width)
{
	static const unsigned char first[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	uint32_t code = (unsigned char)*at & first[width];

	for (size_t i = 1; i < width; i++)
		code = code << 6 | ((unsigned char)at[i] & 0x3fU);
	return code;
}

/* Acts on the text around it, or cannot be seen at all. */
static bool is_hidden(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {{0, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x180e, 0x180e},
		{0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff},
		{0xfff9, 0xfffb}, {0xe0000, 0xe007f}};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

/* NULL for a byte that HTML takes as it is. */
static const char *entity(char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* Appends the character at `*at` and steps over it; `kept` are control characters that stay. */
static void add_character(struct text *page, const char **at, const char *kept)
{
	size_t width = text_utf8_length(*at);
	uint32_t code = width ? decode(*at, width) : 0;
	const char *named = width == 1 ? entity(**at) : NULL;

	if (width == 0)
		text_add(page, "\xef\xbf\xbd");
	else if (named)
		text_add(page, named);
	else if (is_hidden(code) && !(width == 1 && strchr(kept, **at)))
		text_addf(page, "(U+%04X)", (unsigned)code);
	else
		text_add_bytes(page, *at, width);
	*at += width ? width : 1;
}

static void add_escaped(struct text *page, const char *outside, const char *kept)
{
	while (*outside)
		add_character(page, &outside, kept);
}

void html_text(struct text *page, const char *outside)
{
	add_escaped(page, outside, "");
}

void html_lines(struct text *page, const char *outside)
{
	add_escaped(page, outside, "\n\t");
}

void html_sentence(struct text *page, const char *outside)
{
	bool inside = false;

	while (*outside) {
		if (*outside != '`') {
			add_character(page, &outside, "");
			continue;
		}
		/* The last one may stand alone. */
		if (inside || strchr(outside + 1, '`')) {
			text_add(page, inside ? "</code>" : "<code>");
			inside = !inside;
		} else {
			text_add(page, "`");
		}
		outside++;
	}
}

void html_path(struct text *page, const char *path)
{
	/* `a:b` would be an address of its own. */
	text_add(page, "./");
	for (; *path; path++)
		if (isalnum((unsigned char)*path) || strchr("/._-", *path))
			text_add_bytes(page, path, 1);
		else
			text_addf(page, "%%%02X", (unsigned char)*path);
}

/* Appends the value that `*format`, behind its %, asks for, and steps over that. */
static void add_value(struct text *page, const char **format, va_list *values)
{
	const char *at = *format;

	if (*at == 's')
		html_text(page, va_arg(*values, const char *));
	else if (*at == 'd')
		text_addf(page, "%d", va_arg(*values, int));
	else if (*at == '%')
		text_add(page, "%");
	else if (text_starts(at, "ld"))
		text_addf(page, "%ld", va_arg(*values, long));
	else if (text_starts(at, "zu"))
		text_addf(page, "%zu", va_arg(*values, size_t));
	else
		bug("no such value in a page: %%%s", at);
	*format += strchr("lz", *at) ? 2 : 1;
}

void html_addf(struct text *page, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	while (*format) {
		size_t plain = strcspn(format, "%");

		text_add_bytes(page, format, plain);
		format += plain;
		if (*format == '%') {
			format++;
			add_value(page, &format, &values);
		}
	}
	va_end(values);
}
