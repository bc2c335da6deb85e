/* Writing HTML and CSV: whatever comes from outside stays text. Random bytes, from a printed seed.
 */
#include "course/overview.h"
#include "pages/html.h"

#include "dice.h"
#include "tap.h"

#include <stdlib.h>

enum { TRIES = 20000, LONGEST = 24 };

static void text_is(struct tap *tap, const char *outside, const char *wanted, const char *sentence)
{
	struct text page = {0};

	html_text(&page, outside);
	tap_string(tap, text_string(&page), wanted, sentence);
	text_release(&page);
}

static void field_is(struct tap *tap, const char *value, const char *wanted, const char *sentence)
{
	struct text csv = {0};

	csv_field(&csv, value);
	tap_string(tap, text_string(&csv), wanted, sentence);
	text_release(&csv);
}

/* Bytes that mean something somewhere are more frequent than others. */
static char *random_bytes(struct dice *dice)
{
	static const char *const tempting[] = {"<", ">", "&", "\"", "'", "`", "=", "+", "-", "@",
		"\t", "\r", "\n", ",", " ", "\xe2\x80\xae", "\xef\xbb\xbf", "\xef\xbc\x9d",
		"\xc2\x85", "\xff", "\xe2\x80", "</script>", "<!--", "%s", "a"};
	struct text bytes = {0};

	for (size_t i = dice_roll(dice, LONGEST); i > 0; i--) {
		char byte = (char)(1 + dice_roll(dice, 255));

		if (dice_roll(dice, 4))
			text_add(&bytes,
				tempting[dice_roll(dice, sizeof tempting / sizeof *tempting)]);
		else
			text_add_bytes(&bytes, &byte, 1);
	}
	return text_take(&bytes);
}

/* Nothing that acts: no sign of markup but in our entities, no control, nothing but UTF-8. */
static bool is_harmless(const char *html)
{
	while (*html) {
		size_t width = text_utf8_length(html);

		if (width == 0 || strchr("<>\"'", *html) || (unsigned char)*html < ' ')
			return false;
		if (*html == '&' && !text_starts(html, "&amp;") && !text_starts(html, "&lt;") &&
			!text_starts(html, "&gt;") && !text_starts(html, "&quot;") &&
			!text_starts(html, "&#39;"))
			return false;
		if (text_starts(html, "\xe2\x80\xae") || text_starts(html, "\xef\xbb\xbf"))
			return false;
		html += width;
	}
	return true;
}

/* What a reader of RFC 4180 finds in the field; NULL if it is not one field. Caller frees it. */
static char *csv_read(const char *field)
{
	struct text value = {0};

	if (*field != '"') {
		text_add(&value, field);
		if (field[strcspn(field, ",\"\r\n")])
			text_clear(&value);
		return text_take(&value);
	}
	for (field++; *field; field++) {
		if (*field == '"' && field[1] != '"')
			break;
		field += *field == '"';
		text_add_bytes(&value, field, 1);
	}
	return text_take(&value);
}

static bool field_comes_back(const char *bytes)
{
	struct text csv = {0};
	char *value;
	bool good;

	csv_field(&csv, bytes);
	value = csv_read(text_string(&csv));
	/* A spreadsheet shows what follows an apostrophe, and calculates nothing. */
	good = (!*value || !strchr("=+-@\t\r\n", *value)) &&
	       strcmp(*value == '\'' && *bytes != '\'' ? value + 1 : value, bytes) == 0;
	free(value);
	text_release(&csv);
	return good;
}

static void random_tests(struct tap *tap)
{
	struct dice dice = dice_seeded();
	int markup = 0, lines = 0, fields = 0;

	for (int i = 0; i < TRIES; i++) {
		char *bytes = random_bytes(&dice);
		struct text page = {0};

		html_text(&page, bytes);
		markup += !is_harmless(text_string(&page));
		text_clear(&page);
		html_lines(&page, bytes);
		lines += strpbrk(text_string(&page), "<>\"'") != NULL;
		fields += !field_comes_back(bytes);
		text_release(&page);
		free(bytes);
	}
	tap_number(tap, markup, 0, "random bytes never become markup");
	tap_number(tap, lines, 0, "nor in a text of lines");
	tap_number(tap, fields, 0, "random bytes come back from a table, and none is a formula");
}

static void format_tests(struct tap *tap)
{
	struct text page = {0};

	html_addf(&page, "<a href=\"%s\">%d%% of %zu, %ld</a>", "\"><script>", 3, (size_t)4, 5L);
	tap_string(tap, text_string(&page), "<a href=\"&quot;&gt;&lt;script&gt;\">3% of 4, 5</a>",
		"values are escaped, markup is not");
	text_clear(&page);
	html_sentence(&page, "Use `a<b` and `c");
	tap_string(tap, text_string(&page), "Use <code>a&lt;b</code> and `c",
		"a pair of backticks is code, a single one is itself");
	text_clear(&page);
	html_path(&page, "graded/a b/1#?/\"é");
	tap_string(tap, text_string(&page), "./graded/a%20b/1%23%3F/%22%C3%A9",
		"a path is a relative URL, whatever it is called");
	text_clear(&page);
	html_path(&page, "javascript:alert(1)");
	tap_string(tap, text_string(&page), "./javascript%3Aalert%281%29", "and never a scheme");
	text_release(&page);
}

int main(void)
{
	struct tap tap = tap_plan(22);

	text_is(&tap, "<script>alert('1' & \"2\")</script>",
		"&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;", "markup");
	text_is(&tap, "Zo\xc3\xab \xe6\x9d\x8e", "Zo\xc3\xab \xe6\x9d\x8e", "UTF-8 stays");
	text_is(&tap, "a\nb\tc", "a(U+000A)b(U+0009)c", "a line has no line break");
	text_is(&tap, "\xe2\x80\xaegpj.exe", "(U+202E)gpj.exe",
		"what turns the direction is shown");
	text_is(&tap,
		"a\xe2\x80\x8b"
		"b\xef\xbb\xbf",
		"a(U+200B)b(U+FEFF)", "what has no width is shown");
	text_is(&tap, "\xc2\x9b[31m\x1b", "(U+009B)[31m(U+001B)", "control characters are shown");
	text_is(&tap, "a\xff\xe2\x80", "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
		"bytes that are no UTF-8");
	format_tests(&tap);
	field_is(&tap, "ada", "ada", "a plain field");
	field_is(&tap, "a,\"b\"", "\"a,\"\"b\"\"\"", "a comma and quotes");
	field_is(&tap, "a\r\nb", "\"a\r\nb\"", "a line break");
	field_is(&tap, "=1+1", "\"'=1+1\"", "a formula");
	field_is(&tap, "  @SUM(A1)", "\"'  @SUM(A1)\"", "a formula behind blanks");
	field_is(&tap, "-5", "\"'-5\"", "a minus");
	field_is(&tap, "\t=1", "\"'\t=1\"", "a tab in front");
	field_is(&tap,
		"\xef\xbc\x9d"
		"1",
		"\"'\xef\xbc\x9d"
		"1\"",
		"a wide sign");
	random_tests(&tap);
	return tap_end(&tap);
}
