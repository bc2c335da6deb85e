/* Hooks that the compiler left out, and what cannot have one. */
#include "build/hooks.h"
#include "build/instruction.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

/* A function with these lines in it, completed; the caller frees the result. */
static char *complete_as(const char *manner, const char *body, struct text *refused)
{
	char *text = text_format("@table = private constant [2 x i32] zeroinitializer\n"
				 "@tries = internal global i64 0\n"
				 "define void @f() {\n%s}\n"
				 "!1 = !DILocation(line: 12, column: 3, scope: !2)\n",
		body);
	struct listing listing;
	struct text out = {0};

	listing_parse(&listing, text, strlen(text));
	hooks_complete(hooks_manner_of(manner), &listing, "net.c", &out, refused);
	listing_release(&listing);
	free(text);
	return text_take(&out);
}

static char *complete(const char *body, struct text *refused)
{
	return complete_as("optimised", body, refused);
}

static void has(struct tap *tap, const char *body, const char *wanted, const char *sentence)
{
	struct text refused = {0};
	char *out = complete(body, &refused);

	tap_ok(tap, strstr(out, wanted) && !refused.length, sentence);
	text_release(&refused);
	free(out);
}

static void adds_none(struct tap *tap, const char *body, const char *sentence)
{
	struct text refused = {0};
	char *out = complete(body, &refused);

	tap_ok(tap, !strstr(out, "_range(") && !refused.length, sentence);
	text_release(&refused);
	free(out);
}

static void refuses(struct tap *tap, const char *body, const char *wanted, const char *sentence)
{
	struct text refused = {0};
	char *out = complete(body, &refused);

	tap_string(tap, text_string(&refused), wanted, sentence);
	text_release(&refused);
	free(out);
}

static void access_tests(struct tap *tap)
{
	has(tap, "  %1 = load x86_fp80, ptr @x, align 16, !dbg !1\n",
		"  call preserve_allcc void @__tsan_read_range(ptr @x, i64 ptrtoint (ptr "
		"getelementptr (x86_fp80, ptr null, i32 1) to i64)), !dbg !1\n  %1 = load",
		"a load without a hook gets one, at its place in the source");
	has(tap, "  store volatile <8 x i32> %2, <8 x i32>* @v, align 32\n",
		"  %hooked.0 = bitcast <8 x i32>* @v to i8*\n  call preserve_allcc void "
		"@__tsan_write_range(i8* %hooked.0, i64 ptrtoint (<8 x i32>* getelementptr (<8 x "
		"i32>, <8 x i32>* null, i32 1) to i64))\n",
		"so does a store where pointers have types");
	adds_none(tap, "  call void @__tsan_read4(ptr @x)\n  %1 = load i32, ptr @x\n",
		"one that has its hook is left alone");
	has(tap, "  call void @__tsan_read4(ptr @x)\n  %1 = load i32, ptr @x\n",
		"call preserve_allcc void @__tsan_read4(ptr @x)",
		"its hook preserves the registers");
	has(tap, "  call void @__tsan_read4(ptr @x)\n  %1 = load i32, ptr @y\n",
		"@__tsan_read_range(ptr @y", "a hook of another address is none");
	has(tap, "  call void @__tsan_read4(ptr @x)\n  store i32 1, ptr @x\n",
		"@__tsan_write_range(ptr @x", "nor is a hook of the other kind");
	adds_none(tap,
		"  %7 = bitcast i64* %3 to i8*\n  call void @__tsan_read8(i8* %7)\n"
		"  %8 = load i64, i64* %3, align 8\n",
		"a cast between an access and its hook is seen through");
	adds_none(tap,
		"  call void @__tsan_write4(i8* bitcast (%struct.s* @s to i8*))\n  store i32 1, "
		"i32* "
		"getelementptr inbounds (%struct.s, %struct.s* @s, i32 0, i32 0), align 4\n",
		"the first member stands where its struct does");
	has(tap,
		"  call void @__tsan_write4(i8* bitcast (%struct.s* @s to i8*))\n  store i32 1, "
		"i32* "
		"getelementptr inbounds (%struct.s, %struct.s* @s, i32 0, i32 1), align 4\n",
		"@__tsan_write_range(i8* %hooked.0", "the second does not");
	adds_none(tap, "  %1 = load i32, ptr getelementptr ([2 x i32], ptr @table, i64 0, i64 1)\n",
		"a constant cannot change");
	has(tap, "  %1 = freeze ptr %p\n  store i32 1, ptr %1\n", "@__tsan_write_range(ptr %1",
		"a pointer of unknown origin may point anywhere");
}

static void stack_tests(struct tap *tap)
{
	adds_none(tap, "  %1 = alloca i32\n  store i32 1, ptr %1\n  %2 = load i32, ptr %1\n",
		"a stack variable that nobody else knows needs no hook");
	adds_none(tap,
		"  %1 = alloca [2 x i32]\n  %2 = getelementptr inbounds [2 x i32], ptr %1, i64 0, "
		"i64 "
		"1\n  store i32 1, ptr %2\n",
		"nor does a part of it");
	has(tap,
		"  %1 = alloca [2 x i32]\n  %2 = getelementptr inbounds [2 x i32], ptr %1, i64 0, "
		"i64 "
		"1\n  store i32 1, ptr %2\n  call void @start(ptr %1)\n",
		"@__tsan_write_range(ptr %2",
		"one that is passed on does, and so does a part of it");
	has(tap, "  %1 = alloca i32\n  store ptr %1, ptr @x\n  store i32 1, ptr %1\n",
		"@__tsan_write_range(ptr %1", "one whose address is stored does");
	has(tap, "  %1 = alloca i32\n  %2 = ptrtoint ptr %1 to i64\n  store i32 1, ptr %1\n",
		"@__tsan_write_range(ptr %1", "one whose address becomes a number does");
	has(tap, "  %1 = alloca i32\n  %2 = select i1 %c, ptr %1, ptr @x\n  store i32 1, ptr %2\n",
		"@__tsan_write_range(ptr %2", "a pointer chosen from two may be the other");
	has(tap, "  %1 = alloca i32\n  store i32 1, ptr %1\n  ret ptr %1\n",
		"@__tsan_write_range(ptr %1", "one that is returned does");
	adds_none(tap,
		"  %1 = alloca %struct.s\n  call void @g(ptr byval(%struct.s) align 8 %1)\n"
		"    #dbg_declare(ptr %1, !3, !DIExpression(), !1)\n",
		"one that is passed by value stays at home");
	has(tap, "  call void @g(i32 1, ptr noundef byval(%struct.s) align 8 @s)\n",
		"@__tsan_read_range(ptr @s, i64 ptrtoint (ptr getelementptr (%struct.s, ptr null, "
		"i32 1) "
		"to i64))",
		"a call reads what it passes by value");
	adds_none(tap, "  %1 = alloca [9 x i8]\n  %2 = call ptr @memcpy(ptr %1, ptr @x, i64 9)\n",
		"a copy keeps no pointer");
}

static void copy_tests(struct tap *tap)
{
	has(tap, "  %2 = call ptr @memcpy(ptr @x, ptr @y, i64 9)\n",
		"call ptr @__tsan_memcpy(ptr @x, ptr @y, i64 9)",
		"memcpy goes by a name that the optimiser does not know");
	has(tap, "  call void @memcpy_not(ptr @x)\n", "@memcpy_not(", "another name stays");
	has(tap, "  call void @f(ptr @x) [ \"a @memset(\"() ]\n", "\"a @memset(\"",
		"what stands in quotes is text");
	has(tap, "  call void @llvm.memcpy.inline.p0.p0.i64(ptr @x, ptr @y, i64 9, i1 false)\n",
		"@__tsan_write_range(ptr @x, i64 9)", "an intrinsic that copies writes");
	has(tap, "  call void @llvm.memcpy.inline.p0.p0.i64(ptr @x, ptr @y, i64 9, i1 false)\n",
		"@__tsan_read_range(ptr @y, i64 9)", "and reads");
}

static void refusal_tests(struct tap *tap)
{
	refuses(tap, "  call void asm sideeffect \"incl $0\", \"=*m\"(ptr @x), !dbg !1\n",
		"net.c:12: inline assembly, whose accesses cannot be seen", "assembly is refused");
	refuses(tap, "  call void asm sideeffect \"\", \"~{memory}\"(), !dbg !1\n", "",
		"a barrier for the compiler is not");
	refuses(tap, "  call void asm sideeffect \"rep; nop\", \"\"()\n", "", "nor is a pause");
	refuses(tap, "  callbr void asm sideeffect \"jmp x\", \"\"()\n",
		"net.c: inline assembly, whose accesses cannot be seen", "assembly with jumps is");
	refuses(tap, "  %1 = load i32, ptr addrspace(256) null, !dbg !1\n",
		"net.c:12: memory of another address space", "other address spaces are refused");
	refuses(tap, "  %1 = atomicrmw add ptr @x, i32 1 seq_cst, !dbg !1\n",
		"net.c:12: an atomic access that is not instrumented",
		"atomic instructions are refused");
	refuses(tap,
		"  %1 = call i32 @__tsan_atomic32_load(ptr @x, i32 5)\n  %2 = inttoptr i64 %1 to "
		"ptr\n"
		"  %3 = load atomic i32, ptr @x seq_cst, align 4\n",
		"", "the rest of one that was instrumented is not");
	refuses(tap, "  %1 = load atomic i32, ptr @x seq_cst, align 4, !dbg !1\n",
		"net.c:12: an atomic access that is not instrumented", "an atomic load alone is");
	refuses(tap,
		"  call void @llvm.masked.store.v4i32.p0(<4 x i32> %1, ptr @x, i32 4, <4 x i1> "
		"%2), !dbg !1\n",
		"net.c:12: llvm.masked.store.v4i32.p0, whose accesses cannot be seen",
		"an intrinsic with a pointer that nobody knows is refused");
	refuses(tap, "  %1 = call double @llvm.sqrt.f64(double %2)\n", "",
		"one without a pointer is not");
	refuses(tap, "  call void @llvm.va_start(ptr %1)\n", "", "nor is one that is known");
}

static void hostile_tests(struct tap *tap)
{
	static const char circle[] = "  %1 = bitcast i8* %2 to i8*\n"
				     "  %2 = bitcast i8* %1 to i8*\n"
				     "  %3 = bitcast i8* %2 to i8*\n";
	static const char *const bodies[] = {"  %1 = load\n", "  store\n", "  call\n", "  %\n",
		"  %1 = load i32, ptr \n", "  call void @f(\n", "  call void asm \"\n",
		"  %1 = getelementptr ([[[[[\n", "  %\"a = load i32, ptr %\"b\n",
		"  store i32 1, ptr bitcast (ptr\n", "  call void @f(ptr byval( %1)\n",
		"  store i32 ), ptr @x\n", "  %1 = bitcast i8* bitcast (i8* bitcast (\n", circle};

	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		struct text refused = {0};
		char *out = complete(bodies[i], &refused);

		tap_ok(tap, strstr(out, bodies[i]) != NULL, "half a line stays as it is");
		text_release(&refused);
		free(out);
	}
}

static void detector_tests(struct tap *tap)
{
	struct text refused = {0};
	char *out = complete_as("plain",
		"  %1 = load x86_fp80, ptr @x, align 16, !dbg !1\n"
		"  %2 = call ptr @memcpy(ptr @a, ptr @b, i64 8)\n}\n"
		"attributes #3 = { nounwind readonly willreturn }\n",
		&refused);

	tap_ok(tap, strstr(out, "  call void @__tsan_read_range(ptr @x, i64 ") != NULL,
		"a detector's own hooks are called as C calls");
	tap_ok(tap, strstr(out, "\ndeclare void @__tsan_read_range(ptr, i64)") != NULL,
		"and declared so");
	tap_ok(tap, strstr(out, "call ptr @memcpy(") != NULL, "a copy keeps its name there");
	tap_ok(tap, strstr(out, "attributes #3 = { nounwind }") != NULL,
		"a call that nobody needs the result of is made there, too");
	text_release(&refused);
	free(out);
}

/* A local that is counted up, and what becomes of it. */
#define COUNTED(rest)                                                  \
	"  %1 = alloca i64, align 8\n  store i64 0, ptr %1, align 8\n" \
	"  %2 = load i64, ptr %1, align 8\n  %3 = add nsw i64 %2, 1\n" \
	"  store i64 %3, ptr %1, align 8\n" rest

static void idle_tests(struct tap *tap)
{
	static const char changed[] = "  store i64 zeroinitializer, ptr %1, align 8\n";
	struct text refused = {0};
	char *out;

	has(tap, COUNTED(""), changed, "what is only counted need not be stored");
	has(tap, COUNTED("  %4 = load i64, ptr %1\n  call void @f(i64 %4)\n"),
		"  store i64 %3, ptr %1, align 8\n", "but what a function is given is");
	has(tap,
		COUNTED("  %4 = load i64, ptr %1\n  %5 = icmp eq i64 %4, 3\n  br i1 %5, label %6, "
			"label %7\n"),
		"  store i64 %3, ptr %1, align 8\n", "so is what is compared");
	has(tap, COUNTED("  %4 = load i64, ptr %1\n  %5 = sdiv i64 3, %4\n"),
		"  store i64 %3, ptr %1, align 8\n", "and what may divide by zero");
	has(tap, COUNTED("  store ptr %1, ptr @x\n"), "  store i64 %3, ptr %1, align 8\n",
		"and what has its address taken");
	has(tap, COUNTED("  %4 = load i64, ptr %1\n  store i64 %4, ptr @x\n"),
		"  store i64 %3, ptr %1, align 8\n", "and what others can see");
	has(tap, COUNTED("  %4 = load i64, ptr %1\n  store i64 %4, ptr @tries\n"),
		"  store i64 zeroinitializer, ptr @tries\n", "but not what goes nowhere else");
	has(tap, "  %1 = load i64, ptr @tries\n  %2 = add i64 %1, 1\n  store i64 %2, ptr @tries\n",
		"  store i64 %2, ptr @tries\n", "a result that nobody looks at keeps its value");
	out = complete_as("plain", COUNTED(""), &refused);
	tap_ok(tap, !strstr(out, "zeroinitializer, ptr"), "nothing changes for a detector");
	text_release(&refused);
	free(out);
}

int main(void)
{
	struct tap tap = tap_plan(64);

	access_tests(&tap);
	stack_tests(&tap);
	copy_tests(&tap);
	refusal_tests(&tap);
	hostile_tests(&tap);
	detector_tests(&tap);
	idle_tests(&tap);
	return tap_end(&tap);
}
