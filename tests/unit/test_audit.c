/*
 * The audit's rules, on listings written by hand: each rule has a case that it alone refuses, and
 * beside it what it must let pass.
 */
#include "build/audit.h"

#include "base/file.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

/* A function that nobody objects to, for the cases to stand beside, and what listings end with. */
#define FINE "define dso_local i32 @work(i32 noundef %0) #0 !dbg !0 {\n  ret i32 %0, !dbg !1\n}\n"
#define REST                                                                               \
	"attributes #0 = { noinline sanitize_thread uwtable }\n"                           \
	"attributes #1 = { noinline uwtable }\n"                                           \
	"attributes #2 = { disable_sanitizer_instrumentation noinline sanitize_thread }\n" \
	"!0 = distinct !DISubprogram(name: \"work\", scope: !3, line: 12, type: !4)\n"     \
	"!1 = !DILocation(line: 34, column: 2, scope: !0)\n"

#define FUNCTION(name) "define dso_local void @" name "() #0 !dbg !0 {\n"
#define STATIC_FUNCTION(name) "define internal void @" name "() #0 !dbg !0 {\n"
#define VARIABLE(name) "@" name " = dso_local global i32 0, align 4\n"
#define CALL(name) "  call void @" name "(), !dbg !1\ndeclare void @" name "() #1\n"
#define DEFINES(name)                         \
	"tampered: task.c:12: defines `" name \
	"`, a name of the C library, the harness or a detector; choose another\n"
#define HIDES(name) \
	"tampered: task.c:12: an attribute hides " name "() from ThreadSanitizer; remove it\n"
#define EARLY(name)                \
	"forbidden: task.c: " name \
	"() runs before or after main(); call it from the program instead\n"
#define ALIASED                                                                              \
	"forbidden: task.c: an `alias` or `ifunc` attribute gives something a second name; " \
	"remove it\n"

#define NAMELESS(name) \
	"tampered: task.c:12: gives something the name `" name "`, which no C source can use\n"
#define USES(name) "forbidden: task.c:34: uses `" name "`, which this lab does not allow\n"

#define PAUSE "`asm(\"pause\")` alone is allowed, and <stdatomic.h> has the rest\n"
#define COMPUTED                                                                           \
	"tampered: task.c:34: calls an address that it computes; call functions by their " \
	"names\n"
#define TELLS                                                                                 \
	"tampered: task.c:34: makes a number of an address, or of the id of a thread, which " \
	"tells one run of the program from another; compare ids with pthread_equal(), and "   \
	"give each thread a number of its own\n"
#define BODY "define dso_local void @f(ptr %0, i64 %1) #0 !dbg !0 {\n"
#define LOCAL BODY "  %2 = alloca i32\n  %3 = ptrtoint ptr %2 to i64\n"
#define KEEPS                                                                                \
	"forbidden: task.c:34: takes the address of printf(), a function of the C library; " \
	"call it by its name, or from a function of yours\n"

static const char allowed[] = "# a comment\nprintf index\npthread_mutex_lock sem_init lab_tick\n";

static const struct {
	const char *sentence, *listing, *told;
} cases[] = {
	{"a plain program passes", FINE CALL("printf") VARIABLE("sum"), ""},

	{"a function without instrumentation is hidden",
		"define dso_local void @f() #1 !dbg !0 {\n", HIDES("f")},
	{"so is one where it was taken away", "define dso_local void @f() #2 !dbg !0 {\n",
		HIDES("f")},

	{"a string with the detector's word in it hides it no less",
		"define dso_local void @f() #1 section \"llvm.x #0 \" !dbg !0 {\n",
		HIDES("f") "forbidden: task.c:12: places `f` in a section of its own; remove the "
			   "attribute\n"},
	{"so does having no name", "define dso_local void @\"\\01\"() #1 !dbg !0 {\n",
		HIDES("") NAMELESS("")},
	{"so does a body that is only for inlining",
		"define available_externally void @usleep() #1 !dbg !0 {\n", HIDES("usleep")},

	{"a reserved name is refused", FUNCTION("__cxa_guard"), DEFINES("__cxa_guard")},
	{"of a variable too", "@__v = dso_local global i32 0, align 4, !dbg !0\n", DEFINES("__v")},
	{"but not where it is static", STATIC_FUNCTION("__mine"), ""},
	{"a detector's name is, even there", STATIC_FUNCTION("__tsan_read4"),
		DEFINES("__tsan_read4")},
	{"and one that ThreadSanitizer passes over",
		"@__llvm_gcov_sum = internal global i32 0, align 4, !dbg !0\n",
		DEFINES("__llvm_gcov_sum")},
	{"a name of the C++ runtime is refused", FUNCTION("_Znwm"), DEFINES("_Znwm")},
	{"an annotation is refused", FUNCTION("AnnotateHappensBefore"),
		DEFINES("AnnotateHappensBefore")},
	{"a call that is allowed may not be replaced", FUNCTION("printf"), DEFINES("printf")},
	{"a static function may share its name", STATIC_FUNCTION("index"), ""},
	{"but not that of a lock", STATIC_FUNCTION("pthread_mutex_lock"),
		DEFINES("pthread_mutex_lock")},
	{"nor of a semaphore", STATIC_FUNCTION("sem_init"), DEFINES("sem_init")},
	{"nor of the harness", STATIC_FUNCTION("lab_tick"), DEFINES("lab_tick")},
	{"a name that only looks alike passes", FUNCTION("sem_count") FUNCTION("printf_all"), ""},
	{"what the runtime calls may not be replaced", FUNCTION("dlsym"), DEFINES("dlsym")},
	{"but shared by a static function", STATIC_FUNCTION("getenv"), ""},
	{"a driver's main may not be replaced", FUNCTION("main"), DEFINES("main")},
	{"nor what stands in for a call", FUNCTION("lab_pthread_mutex_lock"),
		DEFINES("lab_pthread_mutex_lock")},

	{"a name that is none of C's is refused",
		"define dso_local void @\"x system\"() #0 !dbg !0 {\n", NAMELESS("x system")},
	{"so is one with a version", "define dso_local void @\"\\01printf@@X\"() #0 !dbg !0 {\n",
		NAMELESS("printf@@X")},
	{"and an empty one", "@\"\\01\" = dso_local global i32 0, align 4, !dbg !0\n",
		NAMELESS("")},
	{"letters that are not ASCII are C's",
		"@\"gr\\C3\\B6\\C3\\9Fe\" = dso_local global i32 0\n", ""},
	{"and static variables of functions", "@work.count = internal global i32 0\n", ""},
	{"a name with a blank defines no part of it",
		"define dso_local void @\"x system\"() #0 !dbg !0 {\n" CALL("system"),
		NAMELESS("x system") USES("system")},
	{"names like the explorer's pass",
		STATIC_FUNCTION("threads") VARIABLE("world") VARIABLE("races") FUNCTION("note"),
		""},

	{"a call to ThreadSanitizer is refused", FINE CALL("__tsan_acquire"),
		"tampered: task.c:34: calls __tsan_acquire(), which controls the detectors; remove "
		"the call\n"},
	{"an annotation that is called is refused", FINE CALL("AnnotateIgnoreReadsBegin"),
		"tampered: task.c:34: calls AnnotateIgnoreReadsBegin(), which controls the "
		"detectors; remove the call\n"},

	{"a call outside the list is forbidden", FINE CALL("fork"),
		"forbidden: task.c:34: uses `fork`, which this lab does not allow\n"},
	{"so is a variable", FINE "@environ = external global i8**, align 8\n",
		"forbidden: task.c: uses `environ`, which this lab does not allow\n"},
	{"so is a variable that may be missing", FINE "@system = extern_weak global i8, align 1\n",
		"forbidden: task.c: uses `system`, which this lab does not allow\n"},
	{"and a function that may be missing", FINE "declare extern_weak i32 @system(ptr) #1\n",
		"forbidden: task.c: uses `system`, which this lab does not allow\n"},
	{"and one with a body that is only for inlining",
		FINE "define available_externally void @system() #0 !dbg !0 {\n",
		"forbidden: task.c: uses `system`, which this lab does not allow\n"},
	{"and one that another file has for itself alone", FINE CALL("popen"), USES("popen")},
	{"but not one that this file has", STATIC_FUNCTION("mine") CALL("mine"), ""},
	{"a part of a name that is allowed is not", FINE CALL("print"), USES("print")},
	{"a comment of the list allows nothing", FINE CALL("comment"),
		"forbidden: task.c:34: uses `comment`, which this lab does not allow\n"},
	{"LLVM's own calls are not", FINE CALL("llvm.dbg.declare"), ""},
	{"nor what the lab allows besides", FINE CALL("usleep"), ""},
	{"nor what another file of the program defines", FINE CALL("driver"), ""},

	{"a section of one's own is forbidden",
		"@v = dso_local global i32 0, section \"mine\", align 4\n",
		"forbidden: task.c: places `v` in a section of its own; remove the attribute\n"},
	{"one that LLVM could have named too",
		"@v = dso_local global i32 0, section \"llvm.x\", align 4\n",
		"forbidden: task.c: places `v` in a section of its own; remove the attribute\n"},
	{"one that a pragma names",
		"@v = dso_local global i32 0, align 4 #3\nattributes #3 = { "
		"\"data-section\"=\"mine\" }\n",
		"forbidden: task.c: places `v` in a section of its own; remove the attribute\n"},
	{"one of a variable called like a string's",
		"@.str = dso_local global i32 0, section \"mine\", align 4\n",
		"forbidden: task.c: places `.str` in a section of its own; remove the attribute\n"},
	{"strings that hold such words pass",
		FINE
		"@.str = private unnamed_addr constant [40 x i8] c\" alias  ifunc  section "
		"\\22x\\22  asm \\00\"\n"
		"@text = dso_local global [40 x i8] c\" alias  ifunc  extern_weak  asm \\00\"\n",
		""},
	{"an alias is forbidden", FINE "@g = dso_local alias void (), void ()* @work\n", ALIASED},
	{"an ifunc is forbidden", FINE "@g = dso_local ifunc void (), ptr @work\n", ALIASED},
	{"a constructor is forbidden, as clang 14 writes it",
		FINE "@llvm.global_ctors = appending global [{ i32 65535, void ()* @work, i8* "
		     "null }]\n",
		EARLY("work")},
	{"and as clang 19 does",
		FINE "@llvm.global_ctors = appending global [{ i32 65535, ptr @work, ptr null }]\n",
		EARLY("work")},
	{"a destructor is forbidden",
		FINE "@llvm.global_dtors = appending global [{ i32 65535, ptr @work, ptr null }]\n",
		EARLY("work")},
	{"assembly beside all functions is forbidden", FINE "module asm \".globl x\"\n",
		"forbidden: task.c: uses inline assembly, which the detectors cannot see "
		"into; " PAUSE},
	{"assembly within one is forbidden",
		FINE "  call void asm sideeffect \"\", \"\"(), !dbg !1\n",
		"forbidden: task.c:34: uses inline assembly, which the detectors cannot see "
		"into; " PAUSE},
	{"but not a pause", FINE "  call void asm sideeffect \"pause\", \"~{memory},~{flags}\"()\n",
		""},
	{"unless it has an operand", FINE "  call void asm \"pause\", \"{rsp}\"(i64 0), !dbg !1\n",
		"forbidden: task.c:34: uses inline assembly, which the detectors cannot see "
		"into; " PAUSE},
	{"a pause in another's template is none",
		FINE "  call void asm \"syscall # pause\", \"\"(), !dbg !1\n",
		"forbidden: task.c:34: uses inline assembly, which the detectors cannot see "
		"into; " PAUSE},
	{"the address of a function that is called may not be stored",
		FINE "  store ptr @printf, ptr @f, !dbg !1\ndeclare void @printf() #1\n", KEEPS},
	{"nor given to a function of one's own",
		FINE "  call void @work(ptr @printf), !dbg !1\ndeclare void @printf() #1\n", KEEPS},
	{"nor be in a variable", "@f = dso_local global ptr @printf\ndeclare void @printf() #1\n",
		"forbidden: task.c: takes the address of printf(), a function of the C library; "
		"call it by its name, or from a function of yours\n"},
	{"but given to another of the library's",
		FINE "  call void @index(ptr @printf), !dbg !1\ndeclare void @printf() #1\n"
		     "declare void @index(ptr) #1\n",
		""},
	{"an address that was computed may not be called",
		FINE "  %2 = getelementptr i8, ptr %1, i64 64\n  call void %2(), !dbg !1\n",
		COMPUTED},
	{"nor one that was a number",
		FINE "  %2 = inttoptr i64 %1 to ptr\n  call void %2(), !dbg !1\n", COMPUTED},
	{"nor either after a cast",
		FINE "  %2 = getelementptr i8, i8* %1, i64 64\n  %3 = bitcast i8* %2 to void ()*\n"
		     "  call void %3(), !dbg !1\n",
		COMPUTED},
	{"but one that was loaded from there",
		FINE "  %2 = getelementptr ptr, ptr %1, i64 2\n  %3 = load ptr, ptr %2\n"
		     "  call void %3(), !dbg !1\n",
		""},
	{"and called without a header that declares it",
		FINE "  %2 = call i32 (...) bitcast (i32 (i32)* @printf to i32 (...)*)(), !dbg !1\n"
		     "declare void @printf() #1\n",
		""},
	{"and one of the program's may be anywhere", FINE "  store ptr @work, ptr @f\n", ""},
	{"nobody calculates with an address", LOCAL "  %4 = lshr i64 %3, 40, !dbg !1\n", TELLS},
	{"nor compares it with a number", LOCAL "  %4 = icmp ult i64 %3, 99, !dbg !1\n", TELLS},
	{"nor switches by it", LOCAL "  switch i64 %3, label %4 [, !dbg !1\n", TELLS},
	{"nor makes the compiler calculate with one",
		BODY "  %2 = icmp ne i64 lshr (i64 ptrtoint (ptr @x to i64), i64 40), 3, !dbg !1\n",
		TELLS},
	{"nor compares it with a pointer that was a number",
		BODY "  %2 = alloca i32\n"
		     "  %3 = icmp ugt ptr %2, inttoptr (i64 65536 to ptr), !dbg !1\n",
		TELLS},
	{"nor hands it to a function that does",
		"define dso_local void @g(i64 %0) #0 !dbg !0 {\n"
		"  %2 = icmp ugt i64 %0, 99, !dbg !1\n}\n" LOCAL "  call void @f(ptr %2, i64 %3)\n"
		"  call void @g(i64 %3)\n",
		TELLS},
	{"but two of them may be compared, and their distance",
		LOCAL "  %4 = ptrtoint ptr %0 to i64\n  %5 = icmp ult i64 %3, %4\n"
		      "  %6 = sub i64 %4, %3\n  %7 = icmp slt i64 %6, 99\n",
		""},
	{"and a number may be a pointer on its way",
		BODY "  %2 = ptrtoint ptr %0 to i64\n  %3 = icmp slt i64 %2, 99\n"
		     "  %4 = add i64 %2, 1\n",
		""},
	{"a builtin that nobody knows is forbidden", FINE CALL("llvm.eh.return.i64"),
		"forbidden: task.c:34: uses a builtin of the compiler, `llvm.eh.return.i64`, that "
		"this lab does not know; do without it\n"},
	{"one that begins like one that is known too", FINE CALL("llvm.trapping"),
		"forbidden: task.c:34: uses a builtin of the compiler, `llvm.trapping`, that "
		"this lab does not know; do without it\n"},
	{"one that computes is not", FINE CALL("llvm.smax.i32"), ""},
	{"a name like LLVM's is refused", FUNCTION("llvm.mine"), DEFINES("llvm.mine")},
	{"and one that the C library has, on no list", FUNCTION("pthread_tryjoin_np"),
		DEFINES("pthread_tryjoin_np")},
};

enum { CASES = sizeof cases / sizeof *cases };

/* A folder in place of the harness and of a work folder, and a lab of two files. */
struct room {
	const char *folder;
	struct house house;
	struct lab lab;
	struct work_folder work;
	struct audit audit;
};

static void put(const struct room *room, const char *name, const char *text)
{
	char *path = text_format("%s/%s", room->folder, name);

	file_write(path, text, strlen(text));
	free(path);
}

static void remove_file(const struct room *room, const char *name)
{
	char *path = text_format("%s/%s", room->folder, name);

	unlink(path);
	free(path);
}

static void room_init(struct room *room, char *folder)
{
	char *objects = text_format("%s/obj", folder), *sources = text_format("%s/src", folder);

	*room = (struct room){.folder = folder, .house.harness = folder};
	room->lab = (struct lab){.name = text_copy("99-audit")};
	conf_set(&room->lab.conf, "edit", "task.c");
	conf_set(&room->lab.conf, "allow", "usleep");
	room->work =
		(struct work_folder){.house = &room->house, .lab = &room->lab, .directory = folder};
	room->audit = (struct audit){.names = {text_copy("task.c"), text_copy("main.c")},
		.compared = {true},
		.listings = {text_format("%s/task.c.ll", folder),
			text_format("%s/main.c.ll", folder)},
		.files = 2};
	make_directories(objects);
	make_directories(sources);
	put(room, "allowed.txt", allowed);
	put(room, "main.c.ll", FUNCTION("driver") FUNCTION("main") STATIC_FUNCTION("popen") REST);
	put(room, "obj/task.c.plain.i", "");
	put(room, "obj/task.c.tsan.i", "");
	put(room, "src/task.c", "");
	free(objects);
	free(sources);
}

static void room_release(struct room *room)
{
	free(room->lab.name);
	conf_release(&room->lab.conf);
	audit_release(&room->audit);
}

static void judge(const struct room *room, const char *listing, struct conf *facts)
{
	char *text = text_format("%s%s", listing, REST);

	*facts = (struct conf){0};
	put(room, "task.c.ll", text);
	audit_report(&room->audit, &room->work, facts);
	free(text);
}

/* "tampered: ..." and "forbidden: ...", a line each, as often as they are counted. */
static void tell(struct text *told, const struct conf *facts)
{
	static const char *const words[] = {"tampered", "forbidden"};

	for (int i = 0; i < 2; i++) {
		char *count = text_format("audit.%s", words[i]);

		for (int number = 1; number <= conf_number(facts, count, -1); number++) {
			char *key = text_format("%s.%d", count, number);

			text_addf(told, "%s: %s\n", words[i], conf_get_or(facts, key, "-"));
			free(key);
		}
		free(count);
	}
}

static void refused(struct tap *tap, const struct room *room, const char *listing,
	const char *wanted, const char *sentence)
{
	struct text told = {0};
	struct conf facts;

	judge(room, listing, &facts);
	tell(&told, &facts);
	tap_string(tap, text_string(&told), wanted, sentence);
	text_release(&told);
	conf_release(&facts);
}

static void fact_test(struct tap *tap, const struct room *room, const char *listing,
	const char *key, const char *wanted, const char *sentence)
{
	struct conf facts;

	judge(room, listing, &facts);
	tap_string(tap, conf_get(&facts, key), wanted, sentence);
	conf_release(&facts);
}

static void fact_tests(struct tap *tap, const struct room *room)
{
	struct text many = {0};

	fact_test(tap, room, FINE, "audit.atomics", "no", "a program without atomics is told");
	fact_test(tap, room, FINE "  %1 = atomicrmw add i32* @v, i32 1 seq_cst\n", "audit.atomics",
		"yes", "one with atomics too");
	fact_test(tap, room, FINE "  %2 = load i32, ptr addrspace(1) %1, !dbg !1\n", "audit.spaces",
		"task.c:34: an `address_space` attribute hides memory from ThreadSanitizer; "
		"remove it",
		"an address space is told");
	fact_test(tap, room, FINE, "audit.fences", "no", "a program without fences is told");
	fact_test(
		tap, room, FINE "  fence seq_cst\n", "audit.fences", "yes", "one with fences too");
	fact_test(tap, room, FINE CALL("printf") CALL("driver") CALL("fork") CALL("printf"),
		"audit.calls", "printf fork", "each library call is told once");
	for (int i = 0; i < 30; i++)
		text_addf(&many, "declare void @call%d() #1\n", i);
	fact_test(tap, room, text_string(&many), "audit.forbidden", "30", "all are counted");
	fact_test(tap, room, text_string(&many), "audit.forbidden.20",
		"task.c: uses `call19`, which this lab does not allow", "twenty are quoted");
	fact_test(tap, room, text_string(&many), "audit.forbidden.21", NULL, "and no more");
	text_release(&many);
}

static void source_tests(struct tap *tap, const struct room *room)
{
	static const char differs[] =
		"tampered: task.c:3: the source differs when it is compiled for a detector; it "
		"must be the same in every build\n";

	put(room, "obj/task.c.plain.i", "# 1 \"task.c\"\nint one;\n\nint two;\n");
	put(room, "obj/task.c.tsan.i", "# 1 \"task.c\"\nint one;\n\nint three;\n");
	refused(tap, room, FINE, differs, "a source that differs for a detector is refused");
	put(room, "obj/task.c.tsan.i", "# 1 \"task.c\"\nint one;\n# 3 \"task.c\" 2\n int two;\n");
	refused(tap, room, FINE, "", "blanks and markers make no difference");
	put(room, "obj/task.c.tsan.i", "# 1 \"task.c\"\nint one;\n");
	refused(tap, room, FINE, differs, "a line that is missing does");
	put(room, "obj/task.c.plain.i", "# 1 \"task.c\"\nint one;\n\n# 1 \"h.h\"\nint two;\n");
	put(room, "obj/task.c.tsan.i", "# 1 \"task.c\"\nint one;\n\n# 1 \"h.h\"\nint three;\n");
	refused(tap, room, FINE,
		"tampered: task.c:2: the source differs when it is compiled for a detector; it "
		"must be the same in every build\n",
		"so does a line that says it is of a header");
	put(room, "obj/task.c.plain.i", "# pragma one\n");
	put(room, "obj/task.c.tsan.i", "# pragma two\n");
	refused(tap, room, FINE,
		"tampered: task.c:1: the source differs when it is compiled for a detector; it "
		"must be the same in every build\n",
		"so does a line that only begins like a marker");
}

/* Two files of the student's: what one has for itself alone is nothing in the other. */
static void two_files_test(struct tap *tap, const struct room *room)
{
	struct room both = *room;

	both.lab.conf = (struct conf){0};
	conf_set(&both.lab.conf, "edit", "task.c main.c");
	both.work.lab = &both.lab;
	put(&both, "obj/main.c.plain.i", "");
	put(&both, "obj/main.c.tsan.i", "");
	put(&both, "src/main.c", "");
	put(&both, "main.c.ll", FINE CALL("popen") REST);
	refused(tap, &both, STATIC_FUNCTION("popen"),
		"forbidden: main.c:34: uses `popen`, which this lab does not allow\n",
		"a static function is no other file's");
	put(&both, "main.c.ll", FINE CALL("shared") REST);
	refused(tap, &both, FUNCTION("shared"), "", "but a global one is");
	conf_release(&both.lab.conf);
}

static void marker_test(struct tap *tap, const struct room *room)
{
	put(room, "src/task.c", "int a;\n#line 1 \"h.h\"\n");
	refused(tap, room, FINE,
		"tampered: task.c:2: `#line` gives the code another file or line than it has, also "
		"in the detectors' reports; remove it\n",
		"a source that claims to be another file is refused");
	put(room, "src/task.c", "");
}

static void unread_tests(struct tap *tap, const struct room *room)
{
	put(room, "obj/task.c.plain.i", "");
	put(room, "obj/task.c.tsan.i", "");
	fact_test(tap, room, FINE, "audit.unread", NULL, "what can be read is no complaint");
	remove_file(room, "obj/task.c.tsan.i");
	fact_test(tap, room, FINE, "audit.unread",
		"task.c: what the preprocessor makes of it is missing, or too large to audit",
		"a text that is missing is told");
	put(room, "obj/task.c.tsan.i", "");
	remove_file(room, "main.c.ll");
	fact_test(tap, room, FINE, "audit.unread",
		"main.c: what the compiler makes of it is missing, or too large to audit",
		"so is a listing");
}

int main(void)
{
	char folder[] = "/tmp/test_audit.XXXXXX";
	struct tap tap = tap_plan(CASES + 23);
	struct room room;

	if (!mkdtemp(folder))
		return 1;
	room_init(&room, folder);
	for (size_t i = 0; i < CASES; i++)
		refused(&tap, &room, cases[i].listing, cases[i].told, cases[i].sentence);
	fact_tests(&tap, &room);
	two_files_test(&tap, &room);
	marker_test(&tap, &room);
	source_tests(&tap, &room);
	unread_tests(&tap, &room);
	room.lab.is_own_program = true;
	fact_test(&tap, &room, FUNCTION("printf") CALL("fork"), "audit.forbidden", "0",
		"a program of one's own may call what it likes");
	fact_test(&tap, &room, FUNCTION("printf") CALL("fork"), "audit.tampered", "0",
		"and define it");
	fact_test(&tap, &room, FUNCTION("printf"), "audit.tampered.1", NULL,
		"nothing of it is quoted");
	room_release(&room);
	remove_tree(folder);
	return tap_end(&tap);
}
