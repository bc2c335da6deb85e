#include "words/wrap.h"

#include <string.h>

void wrap_harmless(struct text *out, const char *bytes, size_t length)
{
	const char *end = bytes + length;

	while (bytes < end) {
		size_t width = text_utf8_length(bytes);
		unsigned char first = (unsigned char)bytes[0];
		bool is_control = first < 0x20 || first == 0x7f ||
				  (first == 0xc2 && (unsigned char)bytes[1] < 0xa0);

		if (width == 0 || is_control || width > (size_t)(end - bytes))
			text_add(out, "?");
		else
			text_add_bytes(out, bytes, width);
		bytes += width ? width : 1;
	}
}

static int columns(const char *bytes, size_t length)
{
	int count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
	return count;
}

int wrap_columns(const char *line)
{
	int count = 0;

	for (; *line; line++) {
		if (*line != '\033') {
			count += columns(line, 1);
			continue;
		}
		line += strcspn(line, "m");
		if (!*line)
			break;
	}
	return count;
}

/* Adds so many blanks and returns how many. */
static int blanks(struct text *out, int count)
{
	text_addf(out, "%*s", count, "");
	return count;
}

void wrap(struct text *out, int width, int margin, const char *lead, const char *text, int lines)
{
	static const char more[] = " ...";
	int at = *lead ? wrap_columns(lead) : margin;

	text_add(out, lead);
	if (at >= margin && *lead && !text_ends(lead, " "))
		at += blanks(out, 1);
	if (at < margin)
		at += blanks(out, margin - at);
	while (*text) {
		size_t gap = strspn(text, " \n\t"), length;
		int wide, room = lines > 1 ? width : width - (int)strlen(more);

		text += gap;
		length = strcspn(text, " \n\t");
		if (!length)
			break;
		wide = columns(text, length);
		if (at > margin && at + 1 + wide > room) {
			if (--lines == 0) {
				text_add(out, more);
				break;
			}
			text_add(out, "\n");
			at = blanks(out, margin);
		} else if (at > margin && gap) {
			at += blanks(out, 1);
		}
		wrap_harmless(out, text, length);
		at += wide;
		text += length;
	}
	text_add(out, "\n");
}
