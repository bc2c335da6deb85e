/* Lines of a listing, rewritten so that the optimiser takes nothing away. */
#include "build/rewrite.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

/* The last line of `text`, rewritten; the caller frees the result. */
static char *rewritten(const char *text)
{
	const char *line = strrchr(text, '\n');
	struct listing listing;
	struct rewrite rewrite;
	struct text out = {0};

	listing_parse(&listing, text, strlen(text));
	rewrite_begin(&rewrite, &listing);
	rewrite_line(&rewrite, line ? line + 1 : text, &out);
	listing_release(&listing);
	return text_take(&out);
}

static void becomes(struct tap *tap, const char *text, const char *wanted, const char *sentence)
{
	char *out = rewritten(text);

	tap_string(tap, out, wanted, sentence);
	free(out);
}

static void call_tests(struct tap *tap)
{
	becomes(tap, "  call void @__tsan_read4(ptr @x), !dbg !1",
		"  call preserve_allcc void @__tsan_read4(ptr @x), !dbg !1\n",
		"a hook is told to keep the registers");
	becomes(tap, "  call void @__tsan_init()", "  call void @__tsan_init()\n",
		"another function of ThreadSanitizer's is not");
	becomes(tap, "  %1 = call ptr @memcpy(ptr @a, ptr @b, i64 8)",
		"  %1 = call ptr @__tsan_memcpy(ptr @a, ptr @b, i64 8)\n",
		"memcpy() goes by a name that nobody knows");
	becomes(tap, "  %1 = call ptr @memcpyx(ptr @a)", "  %1 = call ptr @memcpyx(ptr @a)\n",
		"memcpyx() does not");
	becomes(tap, "@s = constant [8 x i8] c\"@memset(\"",
		"@s = constant [8 x i8] c\"@memset(\"\n", "nor does a text");
	becomes(tap, "define ptr @memset(ptr %0) {\n}\n  %1 = call ptr @memset(ptr @a)",
		"  %1 = call ptr @memset(ptr @a)\n", "nor a function of the program's own");
}

static void declaration_tests(struct tap *tap)
{
	becomes(tap, "declare i32 @puts(ptr) #2", "declare i32 @puts(ptr) #2 nomerge\n",
		"calls of a function are not made one");
	becomes(tap, "declare void @llvm.dbg.value(metadata) #2",
		"declare void @llvm.dbg.value(metadata) #2\n", "an intrinsic is left alone");
	becomes(tap, "declare ptr @__tsan_memset(ptr)\ndeclare ptr @memset(ptr)", "",
		"nothing is declared a second time");
	becomes(tap, "declare ptr @memset(ptr)", "declare ptr @__tsan_memset(ptr) nomerge\n",
		"and once it is");
}

static void attribute_tests(struct tap *tap)
{
	becomes(tap, "attributes #1 = { nounwind readonly willreturn \"x\"=\"a readonly b\" }",
		"attributes #1 = { nounwind \"x\"=\"a readonly b\" }\n",
		"no function is without effect");
	becomes(tap, "attributes #1 = { nounwind memory(argmem: read) noinline }",
		"attributes #1 = { nounwind noinline }\n", "nor in the words of later compilers");
	becomes(tap, "attributes #1 = { readonlyx }", "attributes #1 = { readonlyx }\n",
		"another word stays");
	becomes(tap, "attributes #1 = { memory(", "attributes #1 = {\n", "half a line ends");
	becomes(tap, "attributes #1 = { \"readonly", "attributes #1 = { \"readonly\n",
		"half a text ends");
	becomes(tap, "  call void @f(ptr \"", "  call void @f(ptr \"\n", "and so does half a call");
}

int main(void)
{
	struct tap tap = tap_plan(16);

	call_tests(&tap);
	declaration_tests(&tap);
	attribute_tests(&tap);
	return tap_end(&tap);
}
