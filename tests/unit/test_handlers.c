/* Which functions can be a signal handler, and what do they call? */
#include "build/handlers.h"

#include "tap.h"

#include <string.h>

/* As clang 14 writes it, with types of pointers; later ones write `ptr`. */
static const char stored[] = "define void @receive() {\n"
			     "  store void (i32)* @on_byte, void (i32)** %1, align 8\n"
			     "}\n";

static struct conf judged(const char *text)
{
	struct conf facts = {.name = "facts"};
	struct names safe = {0};
	struct listing listing;
	struct handler_file file = {&listing, "receiver.c"};

	names_add_words(&safe, "write device_read");
	listing_parse(&listing, text, strlen(text));
	handlers_report(&file, 1, &safe, &facts);
	listing_release(&listing);
	names_release(&safe);
	return facts;
}

/* The first complaint about `code` is `wanted`; NULL for none. */
static void test(struct tap *tap, const char *first, const char *code, const char *wanted,
	const char *sentence)
{
	struct text text = {0};
	struct conf facts;

	text_addf(&text, "%s%s", first, code);
	facts = judged(text_string(&text));
	tap_string(tap, conf_get(&facts, "audit.handler.1"), wanted, sentence);
	facts.name = NULL;
	conf_release(&facts);
	text_release(&text);
}

#define ON_BYTE(body) "define internal void @on_byte(i32 noundef %0) {\n  " body "\n}\n"
#define SAYS(call) "receiver.c: on_byte() is a signal handler and calls " call

static void direct_tests(struct tap *tap)
{
	test(tap, stored, ON_BYTE("call void @free(i8* %1)"), SAYS("free()"),
		"what is kept in memory may be a handler");
	test(tap, stored,
		ON_BYTE("%2 = call i64 @write(i32 1, i8* %1, i64 1)\n  call i8 @device_read()"),
		NULL, "it may call what is safe");
	test(tap, stored, ON_BYTE("call void @llvm.memset.p0i8.i64(i8* %1, i8 0, i64 8, i1 0)"),
		NULL, "and what the compiler makes of plain C");
	test(tap, "", ON_BYTE("call void @free(i8* %1)"), NULL, "nobody takes this one's address");
	test(tap, "@handler = constant void (i32)* @on_byte\n", ON_BYTE("call void @free(i8* %1)"),
		SAYS("free()"), "what a variable begins with may be a handler");
	test(tap,
		"define void @f() {\n  call void (i32)* @signal(i32 10, void (i32)* @on_byte)\n}\n",
		ON_BYTE("call void @free(i8* %1)"), SAYS("free()"),
		"what signal() is given is one");
	test(tap, "define void @f() {\n  call void @qsort(ptr %1, i64 2, i64 1, ptr @on_byte)\n}\n",
		ON_BYTE("call void @free(i8* %1)"), NULL, "what qsort() is given is none");
	test(tap, stored, ON_BYTE("call i32 (...) bitcast (i32 ()* @rand to i32 (...)*)()"),
		SAYS("rand()"), "what no header declares is called all the same");
}

#define INSTALL "define void @install(ptr %0) {\n  ret void\n}\n"
#define INSTALLED INSTALL "define void @f() {\n  call void @install(ptr @on_byte)\n}\n"

static void indirect_tests(struct tap *tap)
{
	test(tap, stored,
		ON_BYTE("call void @take()") "define void @take() {\n  call void @keep()\n}\n"
					     "define void @keep() {\n  call void @free(ptr "
					     "%1)\n}\n",
		SAYS("free(), by way of keep()"), "what it calls may call no more than it");
	test(tap, stored,
		ON_BYTE("call void %1(i8 2)") "@keeper = constant void (ptr)* @keep\n"
					      "define void @keep(ptr %0) {\n  call void @free(ptr "
					      "%0)\n}\n",
		SAYS("free(), by way of keep()"), "or of what it finds in a table");
	test(tap, INSTALLED, ON_BYTE("call void @free(ptr %1)"), SAYS("free()"),
		"a function of the student's may install one");
	test(tap,
		INSTALL "define void @f() {\n  call void @install(ptr @add)\n}\n"
			"define void @add(ptr %0, i32 %1) {\n  call void @free(ptr %0)\n}\n",
		"", NULL, "but none that expects a pointer");
	test(tap, stored,
		ON_BYTE("call void %1(ptr %2)") INSTALL
		"define void @f() {\n  call void @install(ptr @add)\n}\n"
		"define void @add(ptr %0) {\n  call void @free(ptr %0)\n}\n",
		SAYS("free(), by way of add()"),
		"through a pointer, a handler may call any that has an address");
	test(tap,
		"define void @receive() {\n  %1 = alloca %struct.sigaction, align 8\n"
		"  store ptr @add, ptr %2\n}\ndefine void @add(ptr %0) {\n  call void @free(ptr "
		"%0)\n}\n",
		"", "receiver.c: add() is a signal handler and calls free()",
		"where a struct sigaction is filled in, its type is no excuse");
	test(tap, stored, ON_BYTE("call void @on_byte(i32 1)"), NULL, "it may call itself");
}

static void count_tests(struct tap *tap)
{
	struct conf facts = judged("@h = constant ptr @h1\ndefine void @h1(i32 %0) {\n"
				   "  call void @free(ptr %1)\n  call void @free(ptr %1)\n"
				   "  call i32 @rand()\n}\n");

	tap_string(tap, conf_get(&facts, "audit.handler"), "2", "each call is told once");
	facts.name = NULL;
	conf_release(&facts);
}

int main(void)
{
	struct tap tap = tap_plan(16);

	direct_tests(&tap);
	indirect_tests(&tap);
	count_tests(&tap);
	return tap_end(&tap);
}
