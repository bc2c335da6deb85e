/* Directives that give a source another file or line, in all the ways that C has to write them. */
#include "build/line_marker.h"

#include "tap.h"

static const struct {
	const char *sentence, *source;
	int line;
} cases[] = {
	{"an empty source has none", "", 0},
	{"nor has a plain one", "#include <a.h>\n#define line 1\nint line;\n#if 1\n#endif\n", 0},
	{"#line is one", "int a;\n#line 1 \"h.h\"\n", 2},
	{"so is the preprocessor's own marker", "int a;\n\n# 1 \"h.h\" 1\n", 3},
	{"without a blank, too", "#1 \"h.h\"\n", 1},
	{"a digraph is no disguise", "%:line 1 \"h.h\"\n", 1},
	{"nor are blanks", " \t#\v line\f1\n", 1},
	{"nor comments", "/* a */ # /* b\n */ line 1\n", 1},
	{"nor the end of a longer comment", "/* a\n b */#line 1\n", 2},
	{"nor lines that go on", "#li\\\nn\\  \ne 1\n", 1},
	{"even between the signs of a digraph", "\\\n%\\\n:line 1\n", 2},
	{"nor a file that ends lines in another way", "int a;\r#line 1\r", 2},
	{"nor a mark at its beginning", "\xef\xbb\xbf#line 1\n", 1},
	{"nor a message that looks like a comment", "#warning /*\n#line 1\n#warning */\n", 2},
	{"lines end with two bytes as well", "int a;\r\nint b;\r\n#line 1\r\n", 3},
	{"a byte of our own within it ends no line", "int a;\1\1\n#line 1\n", 2},
	{"one at the very end", "#line", 1},
	{"a longer word is none", "#lines 1\n#line_1\n#linear\n", 0},
	{"a shorter one neither", "#lin\n#\n", 0},
	{"within a line it is none", "int a; #line 1\n\"#line 1\";\n", 0},
	{"an argument as a string is none", "#define S(line) \\\n  #line\n#define T(a) #a\n", 0},
	{"a percent sign is none", "int a = 5\n%line;\n", 0},
};

enum { CASES = sizeof cases / sizeof *cases };

int main(void)
{
	struct tap tap = tap_plan(CASES);

	for (size_t i = 0; i < CASES; i++)
		tap_number(&tap, line_marker_in(cases[i].source), cases[i].line, cases[i].sentence);
	return tap_end(&tap);
}
