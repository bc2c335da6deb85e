/* Which loops wait for somebody else by looking at plain memory? */
#include "build/looks.h"

#include "tap.h"

#include <string.h>

static void test(struct tap *tap, const char *code, int wanted, const char *sentence)
{
	struct listing listing;

	listing_parse(&listing, code, strlen(code));
	tap_number(tap, looks_in(&listing), wanted, sentence);
	listing_release(&listing);
}

#define FUNCTION(body)                           \
	"define internal void @wait(i32 %0) {\n" \
	"  %2 = alloca i32, align 4\n"           \
	"  br label %3\n\n"                      \
	"3:                     ; preds = %9, %1\n" body "}\n"
#define AGAIN "  br i1 %7, label %8, label %9\n\n8:\n  br label %3\n\n9:\n  ret void\n"
/* As clang 14 writes it. */
#define LOOK                                                                               \
	"  %4 = load %struct.shared*, %struct.shared** @shared, align 8\n"                 \
	"  %5 = getelementptr inbounds %struct.shared, %struct.shared* %4, i32 0, i32 1\n" \
	"  %6 = load volatile i32, i32* %5, align 4\n"
#define COMPARE "  %7 = icmp ne i32 %6, 0\n"

static void loop_tests(struct tap *tap)
{
	test(tap, FUNCTION(LOOK COMPARE AGAIN), -1, "`while (shared->turn)` waits");
	test(tap,
		FUNCTION("  %4 = load ptr, ptr @shared, align 8\n"
			 "  %5 = getelementptr inbounds %struct.shared, ptr %4, i32 0, i32 1\n"
			 "  %6 = load i32, ptr %5, align 4\n" COMPARE AGAIN),
		-1, "also as a later clang writes it, and without `volatile`");
	test(tap,
		FUNCTION(LOOK COMPARE
			"  br i1 %7, label %8, label %9\n\n8:\n  ret void\n\n9:\n  ret void\n"),
		0, "what looks once does not wait");
	test(tap, FUNCTION("  %6 = load atomic i32, i32* @turn seq_cst, align 4\n" COMPARE AGAIN),
		0, "an atomic look orders the two");
	test(tap, FUNCTION("  %6 = load i32, i32* %2, align 4\n" COMPARE AGAIN), 0,
		"nobody else changes a local variable");
	test(tap, FUNCTION(LOOK "  store i32 0, i32* %5, align 4\n" COMPARE AGAIN), 0,
		"it changes by itself what it looks at");
	test(tap,
		FUNCTION(LOOK
			"  %10 = getelementptr inbounds %struct.shared, %struct.shared* %4, i32 0, "
			"i32 2\n  store i32 0, i32* %10, align 4\n" COMPARE AGAIN),
		-1, "a change of something else is no excuse");
	test(tap,
		FUNCTION("  %10 = load i32, i32* %2\n  %11 = add i32 %10, 1\n  store i32 %11, i32* "
			 "%2\n"
			 "  %6 = load i32, i32* %2\n" COMPARE AGAIN),
		0, "a loop that counts comes to its end");
	test(tap,
		FUNCTION("  %10 = load i32, i32* %2\n  %11 = add i32 %10, 1\n  store i32 %11, i32* "
			 "%2\n"
			 "  %4 = load i32*, i32** @items\n"
			 "  %5 = getelementptr inbounds i32, i32* %4, i32 %10\n"
			 "  %6 = load i32, i32* %5\n" COMPARE AGAIN),
		0, "a loop that searches looks somewhere else each time");
}

static void call_tests(struct tap *tap)
{
	test(tap, FUNCTION("  call i32 @sched_yield()\n" LOOK COMPARE AGAIN), -1,
		"giving way is waiting, too");
	test(tap, FUNCTION("  fence seq_cst\n" LOOK COMPARE AGAIN), -1,
		"a fence makes nothing atomic");
	test(tap, FUNCTION("  call i32 @sem_wait(i8* %1)\n" LOOK COMPARE AGAIN), 0,
		"where a call may order the two, nothing is said");
	test(tap,
		FUNCTION("  %6 = call i32 @turn()\n" COMPARE
				AGAIN) "define internal i32 @turn() {\n" LOOK "  ret i32 %6\n}\n",
		-1, "a function may do the looking");
	test(tap,
		FUNCTION("  %6 = call i32 @turn()\n" COMPARE
				AGAIN) "define internal i32 @turn() {\n"
				       "  %6 = load atomic i32, i32* @x seq_cst, align 4\n  ret "
				       "i32 %6\n}\n",
		0, "and what it does counts");
	test(tap, "define void @f() {\n  call void @f()\n  br label %1\n}\n", 0,
		"a function that calls itself is read once");
}

int main(void)
{
	struct tap tap = tap_plan(15);

	loop_tests(&tap);
	call_tests(&tap);
	return tap_end(&tap);
}
