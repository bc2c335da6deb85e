/* Directives that give a source another file or line, or include one, however C can write them. */
#include "build/directive.h"

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
	{"one at the very end", "#line", 1},
	{"a longer word is none", "#lines 1\n#line_1\n#linear\n", 0},
	{"a shorter one neither", "#lin\n#\n", 0},
	{"within a line it is none", "int a; #line 1\n\"#line 1\";\n", 0},
	{"an argument as a string is none", "#define S(line) \\\n  #line\n#define T(a) #a\n", 0},
	{"a percent sign is none", "int a = 5\n%line;\n", 0},
};

enum { CASES = sizeof cases / sizeof *cases };

static const struct {
	const char *sentence, *source, *path;
} includes[] = {
	{"a header beside the file is inside", "#include \"a.h\"\n#include <b/c.h>\n", NULL},
	{"so is a question for one", "#if __has_include(<threads.h>)\n#endif\n", NULL},
	{"an absolute one is not", "#include \"/etc/shadow\"\n", "/etc/shadow"},
	{"nor between brackets", "#include </etc/shadow>\n", "/etc/shadow"},
	{"nor one that climbs", "#include \"a/../../b.c\"\n", "a/../../b.c"},
	{"nor one that ends in a climb", "#include \"a/..\"\n", "a/.."},
	{"two dots in a name are no climb", "#include \"a..h\"\n#include \"..a/b.h\"\n", NULL},
	{"however that is written", "/* */ %:/**/inc\\\nlude_next \"..\\\n/b.h\"", "../b.h"},
	{"nor one that a macro makes", "#include FILE\n", "a name made by a macro"},
	{"nor one that becomes bytes", "#embed \"/etc/passwd\"\n", "/etc/passwd"},
	{"nor one that is only asked for", "#if 0 || __has_include ( \"/proc/1\" )\n#endif\n",
		"/proc/1"},
	{"not even by a macro", "#define Q __has_embed(</proc/1>)\n", "/proc/1"},
	{"another directive may name any", "#error \"/a\"\n#define A \"../a\"\n", NULL},
};

enum { INCLUDES = sizeof includes / sizeof *includes };

int main(void)
{
	struct tap tap = tap_plan(CASES + INCLUDES);

	for (size_t i = 0; i < CASES; i++)
		tap_number(&tap, line_marker_in(cases[i].source), cases[i].line, cases[i].sentence);
	for (size_t i = 0; i < INCLUDES; i++) {
		char path[64] = "";

		include_outside_in(includes[i].source, path, sizeof path);
		tap_string(&tap,
			include_outside_in(includes[i].source, path, sizeof path) ? path : NULL,
			includes[i].path, includes[i].sentence);
	}
	return tap_end(&tap);
}
