#include "base/ascii.h"

#include "base/text.h"

#include <string.h>

static const char *const latin[] = {/* U+00C0 to U+017F */
	"A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I", "D", "N",
	"O", "O", "O", "O", "O", "x", "O", "U", "U", "U", "U", "Y", "Th", "ss", "a", "a", "a", "a",
	"a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o",
	"o", "_", "o", "u", "u", "u", "u", "y", "th", "y", "A", "a", "A", "a", "A", "a", "C", "c",
	"C", "c", "C", "c", "C", "c", "D", "d", "D", "d", "E", "e", "E", "e", "E", "e", "E", "e",
	"E", "e", "G", "g", "G", "g", "G", "g", "G", "g", "H", "h", "H", "h", "I", "i", "I", "i",
	"I", "i", "I", "i", "I", "i", "IJ", "ij", "J", "j", "K", "k", "k", "L", "l", "L", "l", "L",
	"l", "L", "l", "L", "l", "N", "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o",
	"O", "o", "OE", "oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s", "S", "s",
	"T", "t", "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U", "u", "U", "u", "U", "u",
	"W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s"};
static const char *const romanian[] = {"S", "s", "T", "t"}; /* U+0218 to U+021B */
static const char *const greek[] = {/* U+0391 to U+03C9 */
	"A", "V", "G", "D", "E", "Z", "I", "Th", "I", "K", "L", "M", "N", "X", "O", "P", "R", "_",
	"S", "T", "Y", "F", "Ch", "Ps", "O", "I", "Y", "a", "e", "i", "i", "y", "a", "v", "g", "d",
	"e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
	"ch", "ps", "o"};
static const char *const cyrillic[] = {/* U+0410 to U+044F */
	"A", "B", "V", "G", "D", "E", "Zh", "Z", "I", "Y", "K", "L", "M", "N", "O", "P", "R", "S",
	"T", "U", "F", "Kh", "Ts", "Ch", "Sh", "Shch", "", "Y", "", "E", "Yu", "Ya", "a", "b", "v",
	"g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
	"kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"};
/* U+1EA0 to U+1EF9, a letter each */
static const char vietnamese[] =
	"AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOo"
	"UuUuUuUuUuUuUuYyYyYyYy";

static const struct {
	unsigned first;
	const char *const *spelt;
	size_t count;
} alphabets[] = {
	{0xc0, latin, sizeof latin / sizeof *latin},
	{0x218, romanian, sizeof romanian / sizeof *romanian},
	{0x391, greek, sizeof greek / sizeof *greek},
	{0x410, cyrillic, sizeof cyrillic / sizeof *cyrillic},
};

/* The number of the character, which has `length` bytes. */
static unsigned decode(const char *at, size_t length)
{
	unsigned code = (unsigned char)*at & (0xffu >> (length + 1));

	for (size_t i = 1; i < length; i++)
		code = code << 6 | ((unsigned char)at[i] & 0x3f);
	return code;
}

/* Accents of their own, which macOS writes behind their letter. */
static bool is_accent(unsigned code)
{
	return code >= 0x300 && code <= 0x36f;
}

/* Adds how it is spelt; false when it is not. */
static bool spell(struct text *ascii, unsigned code)
{
	for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++)
		if (code >= alphabets[i].first && code - alphabets[i].first < alphabets[i].count) {
			text_add(ascii, alphabets[i].spelt[code - alphabets[i].first]);
			return true;
		}
	if (code >= 0x1ea0 && code - 0x1ea0 < sizeof vietnamese - 1) {
		text_add_bytes(ascii, &vietnamese[code - 0x1ea0], 1);
		return true;
	}
	return is_accent(code);
}

char *ascii_spelling(const char *utf8)
{
	struct text ascii = {0};
	bool unknown = false;

	while (*utf8) {
		size_t length = text_utf8_length(utf8);
		bool was = unknown;

		unknown = false;
		if (length == 1)
			text_add_bytes(&ascii, utf8, 1);
		else
			unknown = !length || !spell(&ascii, decode(utf8, length));
		if (unknown && !was)
			text_add(&ascii, "_");
		utf8 += length ? length : 1;
	}
	text_add(&ascii, "");
	return text_take(&ascii);
}
