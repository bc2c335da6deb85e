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

static const char allowed[] = "# a comment\nprintf index\npthread_mutex_lock sem_init lab_tick\n";

static const struct {
	const char *sentence, *listing, *told;
} cases[] = {
	{"a plain program passes", FINE CALL("printf") VARIABLE("sum"), ""},

	{"a function without instrumentation is hidden",
		"define dso_local void @f() #1 !dbg !0 {\n", HIDES("f")},
	{"so is one where it was taken away", "define dso_local void @f() #2 !dbg !0 {\n",
		HIDES("f")},

	{"a reserved name is refused", FUNCTION("__cxa_guard"), DEFINES("__cxa_guard")},
	{"of a variable too", "@__v = dso_local global i32 0, align 4, !dbg !0\n", DEFINES("__v")},
	{"but not where it is static", STATIC_FUNCTION("__mine"), ""},
	{"a detector's name is, even there", STATIC_FUNCTION("__tsan_read4"),
		DEFINES("__tsan_read4")},
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
	{"a comment of the list allows nothing", FINE CALL("comment"),
		"forbidden: task.c:34: uses `comment`, which this lab does not allow\n"},
	{"LLVM's own calls are not", FINE CALL("llvm.dbg.declare"), ""},
	{"nor what the lab allows besides", FINE CALL("usleep"), ""},
	{"nor what another file of the program defines", FINE CALL("driver"), ""},

	{"a section of one's own is forbidden",
		"@v = dso_local global i32 0, section \"mine\", align 4\n",
		"forbidden: task.c: places `v` in a section of its own; remove the attribute\n"},
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
		"forbidden: task.c: uses inline assembly, which the detectors cannot see into\n"},
	{"assembly within one is forbidden",
		FINE "  call void asm sideeffect \"\", \"\"(), !dbg !1\n",
		"forbidden: task.c:34: uses inline assembly, which the detectors cannot see "
		"into\n"},
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

static void room_init(struct room *room, char *folder)
{
	char *objects = text_format("%s/obj", folder);

	*room = (struct room){.folder = folder, .house.harness = folder};
	room->lab = (struct lab){.name = text_copy("99-audit")};
	conf_set(&room->lab.conf, "edit", "task.c");
	conf_set(&room->lab.conf, "allow", "usleep");
	room->work =
		(struct work_folder){.house = &room->house, .lab = &room->lab, .directory = folder};
	room->audit = (struct audit){.names = {text_copy("task.c"), text_copy("main.c")},
		.listings = {text_format("%s/task.c.ll", folder),
			text_format("%s/main.c.ll", folder)},
		.files = 2};
	make_directories(objects);
	put(room, "allowed.txt", allowed);
	put(room, "main.c.ll", FUNCTION("driver") FUNCTION("main") REST);
	free(objects);
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
	put(room, "obj/task.c.tsan.i",
		"# 1 \"own.h\" 1\nint tsan;\n# 1 \"task.c\" 2\nint one;\n\nint two;\n");
	refused(tap, room, FINE, "", "nor what comes out of a header");
	put(room, "obj/task.c.tsan.i", "# 1 \"task.c\"\nint one;\n");
	refused(tap, room, FINE, differs, "a line that is missing does");
}

int main(void)
{
	char folder[] = "/tmp/test_audit.XXXXXX";
	struct tap tap = tap_plan(CASES + 15);
	struct room room;

	if (!mkdtemp(folder))
		return 1;
	room_init(&room, folder);
	for (size_t i = 0; i < CASES; i++)
		refused(&tap, &room, cases[i].listing, cases[i].told, cases[i].sentence);
	fact_tests(&tap, &room);
	source_tests(&tap, &room);
	room.lab.is_own_program = true;
	put(&room, "obj/task.c.plain.i", "");
	put(&room, "obj/task.c.tsan.i", "");
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
