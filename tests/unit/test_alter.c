/* The listing in which every store can be altered. */
#include "build/alter.h"

#include "tap.h"

#include <stdlib.h>

/* A function with this line in it, with the calls; the caller frees the result. */
static char *altered(const char *line)
{
	char *text = text_format("@i = global i32 0\ndefine void @f() {\n  %s\n}\n", line);
	struct listing listing;
	struct text out = {0};

	listing_parse(&listing, text, strlen(text));
	alter_stores(&listing, &out);
	listing_release(&listing);
	free(text);
	return text_take(&out);
}

/* Behind the line stands this call, and what it calls is declared. */
static void has(struct tap *tap, const char *line, const char *call, const char *declared,
	const char *sentence)
{
	char *out = altered(line), *both = text_format("  %s\n  %s\n", line, call);

	if (!tap_ok(tap, strstr(out, both) && strstr(out, declared), sentence))
		tap_note("found", out);
	free(both);
	free(out);
}

static void has_none(struct tap *tap, const char *line, const char *sentence)
{
	char *out = altered(line);

	tap_ok(tap, strstr(out, line) && !strstr(out, "lab.alter."), sentence);
	free(out);
}

static void number_tests(struct tap *tap)
{
	has(tap, "store i32 %0, i32* %3, align 4, !dbg !7",
		"call void @lab.alter.i32(i32* %3), !dbg !7", "declare void @lab.alter.i32(i32*)",
		"a store of a number, and its place in the source");
	has(tap, "store i32 %0, ptr @i, align 4", "call void @lab.alter.i32(ptr @i)",
		"declare void @lab.alter.i32(ptr)", "pointers without types");
	has(tap, "store volatile i64 %16, ptr %1, align 8", "call void @lab.alter.i64(ptr %1)",
		"declare void @lab.alter.i64(ptr)", "a volatile one");
	has(tap, "store double %1, ptr %2, align 8", "call void @lab.alter.double(ptr %2)",
		"declare void @lab.alter.double(ptr)", "a fraction");
	has(tap, "store i8 1, i8* getelementptr inbounds (%struct.s, %struct.s* @s, i32 0, i32 0)",
		"call void @lab.alter.i8(i8* getelementptr inbounds (%struct.s, %struct.s* @s, i32 "
		"0, i32 0))",
		"declare void @lab.alter.i8(i8*)", "a member of a variable");
}

static void atomic_tests(struct tap *tap)
{
	has(tap, "store atomic i32 3, i32* @i seq_cst, align 4",
		"call void @lab.alter.i32(i32* @i)", "declare void @lab.alter.i32(i32*)",
		"an atomic store");
	has(tap, "store atomic volatile i16 3, ptr @i syncscope(\"singlethread\") release, align 2",
		"call void @lab.alter.i16(ptr @i)", "declare void @lab.alter.i16(ptr)",
		"one with all of its words");
	has(tap, "%1 = atomicrmw add i32* @i, i32 1 seq_cst, align 4",
		"call void @lab.alter.i32(i32* @i)", "declare void @lab.alter.i32(i32*)",
		"an atomic addition");
	has(tap, "%1 = cmpxchg weak ptr @i, i32 %2, i32 %3 acq_rel monotonic, align 4",
		"call void @lab.alter.i32(ptr @i)", "declare void @lab.alter.i32(ptr)",
		"a compare-and-exchange");
}

static void other_tests(struct tap *tap)
{
	has_none(tap, "store ptr %0, ptr %1, align 8", "a pointer stays as it is");
	has_none(tap, "store i32* %0, i32** %1, align 8", "one with a type, too");
	has_none(tap, "%1 = load i32, ptr @i, align 4", "a load stores nothing");
	has_none(tap, "store <4 x i32> %0, ptr %1, align 16", "nor is a vector changed");
	has_none(tap, "fence seq_cst", "or a fence");
	has_none(tap, "store i32", "half a line stays as it is");
	has_none(tap, "%1 = atomicrmw add", "and half of an atomic one");
}

int main(void)
{
	struct tap tap = tap_plan(16);

	number_tests(&tap);
	atomic_tests(&tap);
	other_tests(&tap);
	return tap_end(&tap);
}
