/* Sources that the preprocessor cannot make into two programs, and those that might be. */
#include "build/plain_source.h"

#include "tap.h"

static const struct {
	const char *sentence, *source;
	bool plain;
} cases[] = {
	{"an empty source is plain", "", true},
	{"so is one with a header", "#include <pthread.h>\nint i;\n", true},
	{"and with one of the lab's", "# include \"lab.h\"\n#include\t\"bank.h\" // accounts\n",
		true},
	{"and with macros", "#define N 3\n#define F(x) ((x) + 1)\n#undef N\n", true},
	{"and with text that has a backslash", "char *s = \"a\\n\\\\\";\nchar c = '\\'';\n", true},
	{"and with a modulo before a colon elsewhere", "int a = b ? c % d : e;\n", true},
	{"a header in a folder of the system's is known by its path",
		"#include <sys/wait.h>\n#include <sys/mman.h>\n", true},
	{"a condition is not plain", "#if 1\nint i;\n#endif\n", false},
	{"nor is one behind a comment", "/* a */ #ifdef A\n#endif\n", false},
	{"nor an #else alone", "#else\n", false},
	{"nor a name of the compiler's", "int i = __OPTIMIZE__;\n", false},
	{"not even in a comment", "/* __x */\n", false},
	{"nor a paste", "#define P(a, b) a##b\n", false},
	{"nor one by a digraph", "#define P(a, b) a%:%:b\n", false},
	{"nor a digraph", "%:if 1\n", false},
	{"nor a trigraph", "?\?=if 1\n", false},
	{"nor a line that goes on", "int _\\\n_COUNTER_\\\n_;\n", false},
	{"nor one that goes on behind blanks", "int a\\ \t\n;\n", false},
	{"nor one at the very end", "int a;\\", false},
	{"nor one with another end", "int a\\\r;\n", false},
	{"nor a character by its number", "int \\u005f_a;\n", false},
	{"nor by a longer number", "int \\U0000005f_a;\n", false},
	{"nor a pragma", "#pragma clang optimize on\n", false},
	{"nor its operator", "_Pragma(\"clang optimize on\")\n", false},
	{"nor a header that nobody knows", "#include <sanitizer/tsan_interface.h>\n", false},
	{"nor one in another folder", "#include <x/stdio.h>\n", false},
	{"nor one of the student's own", "#include \"mine.h\"\n", false},
	{"nor a header of the system's in quotes", "#include \"stdio.h\"\n", false},
	{"nor the lab's between brackets", "#include <bank.h>\n", false},
	{"nor an empty name", "#include <>\n", false},
	{"nor one without an end", "#include <stdio.h\n", false},
	{"nor two words", "#include <stdio.h bank.h>\n", false},
	{"nor one by a macro", "#define H <stdio.h>\n#include H\n", false},
	{"nor an old word", "#import <stdio.h>\n#include_next <stdio.h>\n", false},
	{"nor a line of another name", "#line 3 \"a.c\"\n", false},
	{"nor a directive without a word", "#\n", false},
	{"nor a marker", "# 1 \"bank.h\"\n", false},
	{"nor a warning", "#warning a\n", false},
};

enum { CASES = sizeof cases / sizeof *cases };

int main(void)
{
	struct tap tap = tap_plan(CASES);

	for (size_t i = 0; i < CASES; i++)
		tap_number(&tap, source_is_plain(cases[i].source, "lab.h bank.h main.c"),
			cases[i].plain, cases[i].sentence);
	return tap_end(&tap);
}
