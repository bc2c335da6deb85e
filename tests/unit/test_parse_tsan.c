/* ThreadSanitizer's real words, in samples/tsan, and words that it never said. */
#include "base/file.h"
#include "detectors/parse_tsan.h"

#include "tap.h"
#include "tell.h"

#include <stdlib.h>

enum { LARGEST = 1 << 20 };

static const struct {
	const char *sample, *sentence, *wanted;
} samples[] = {
	{"global",
		"a race on a global names variable, functions, lines, threads and their creation",
		"race of i: data race\n"
		"  write 4 by 2: down global.c:16:4; made in main global.c:25:2\n"
		"  write 4 by 1: up global.c:9:4; made in main global.c:24:2\n"},
	{"global.gcc", "gcc's frames have no column",
		"race of i: data race\n"
		"  read 4 by 2: down global.c:16; made in main global.c:25\n"
		"  write 4 by 1: up global.c:9; made in main global.c:24\n"},
	{"global.bare", "a log without symbols keeps operation, size and threads",
		"race of -: data race\n"
		"  write 4 by 2:\n"
		"  write 4 by 1:\n"},
	{"heap", "a heap block is named by its size and by who allocated it",
		"race of heap block of size 32 allocated in make_counter (heap.c:6): data race\n"
		"  write 8 by main: count heap.c:13:23 < main heap.c:23:2\n"
		"  write 8 by 1: count heap.c:13:23; made in main heap.c:22:2\n"},
	{"heap.gcc", "gcc's own frame of calloc is not who allocated the block",
		"race of heap block of size 32 allocated in make_counter (heap.c:6): data race\n"
		"  read 8 by main: count heap.c:13 < main heap.c:23\n"
		"  write 8 by 1: count heap.c:13; made in main heap.c:22\n"},
	{"member", "clang's name of a static variable is the plain one; a thread may make a thread",
		"race of account: data race\n"
		"  write 4 by 1: deposit member.c:12:18 < work member.c:20:3 < parent "
		"member.c:30:2; made in main member.c:39:2\n"
		"  write 4 by 2: deposit member.c:12:18 < work member.c:20:3; made in parent "
		"member.c:29:2\n"
		"race of calls: data race\n"
		"  write 4 by 1: work member.c:21:7 < parent member.c:30:2; made in main "
		"member.c:39:2\n"
		"  write 4 by 2: work member.c:21:7; made in parent member.c:29:2\n"},
	{"member.gcc", "gcc's name of a static variable is the plain one",
		"race of account: data race\n"
		"  read 4 by 1: deposit member.c:12 < work member.c:20 < parent member.c:30; made "
		"in main member.c:39\n"
		"  write 4 by 2: deposit member.c:12 < work member.c:20; made in parent "
		"member.c:29\n"
		"race of calls: data race\n"
		"  read 4 by 1: work member.c:21 < parent member.c:30; made in main member.c:39\n"
		"  write 4 by 2: work member.c:21; made in parent member.c:29\n"},
	{"one_side", "the locks held on one side are listed on that side",
		"race of shared: data race\n"
		"  write 4 by 2: careless one_side.c:22:9; made in main one_side.c:31:2\n"
		"  write 4 by 1 M0 M1: careful one_side.c:12:9; made in main one_side.c:30:2\n"},
	{"atomic", "an atomic access is told from a plain one",
		"race of hits: data race\n"
		"  write 4 by 2: reset atomic.c:16:17; made in main atomic.c:25:2\n"
		"  atomic write 4 by 1: hit atomic.c:9:3; made in main atomic.c:24:2\n"},
	{"local", "a variable on a stack has no name",
		"race of -: data race\n"
		"  write 4 by main: main local.c:15:8\n"
		"  write 4 by 1: fill local.c:5:15; made in main local.c:14:2\n"},
	{"freed", "a use after free is about memory",
		"memory of -: heap-use-after-free\n"
		"  write 4 by 1: use freed.c:8:16; made in main freed.c:17:2\n"
		"  write 8 by main: main freed.c:18:2\n"},
	{"order", "a lock order has one stack for each lock, with what was held",
		"lock-order of -: lock-order-inversion (potential deadlock)\n"
		"  none 0 by 1 M0: left_first order.c:9:2; made in main order.c:28:2\n"
		"  none 0 by 2 M1: right_first order.c:18:2; made in main order.c:30:2\n"},
	{"order.second", "second_deadlock_stack=1 adds where the first lock was taken",
		"lock-order of -: lock-order-inversion (potential deadlock)\n"
		"  none 0 by 1 M0: left_first order.c:9:2; made in main order.c:28:2\n"
		"  none 0 by 1: left_first order.c:8:2; made in main order.c:28:2\n"
		"  none 0 by 2 M1: right_first order.c:18:2; made in main order.c:30:2\n"
		"  none 0 by 2: right_first order.c:17:2; made in main order.c:30:2\n"},
	{"unlocked", "unlocking an unlocked mutex is a misuse with the stack of the call",
		"misuse of lock: unlock of an unlocked mutex (or by a wrong thread)\n"
		"  none 0 by -: release unlocked.c:7:2 < main unlocked.c:14:2\n"},
	{"foreign", "unlocking another thread's mutex is a misuse",
		"misuse of lock: unlock of an unlocked mutex (or by a wrong thread)\n"
		"  none 0 by -: thief foreign.c:7:2\n"},
	{"twice", "a double lock is a misuse",
		"misuse of lock: double lock of a mutex\n"
		"  none 0 by -: again twice.c:9:2\n"},
	{"destroyed", "destroying a locked mutex shows the call and where it was locked",
		"misuse of lock: destroy of a locked mutex\n"
		"  none 0 by -: destroy destroyed.c:7:2 < main destroyed.c:14:2\n"
		"  none 0 by -: main destroyed.c:13:2\n"
		"misuse of lock: unlock of an unlocked mutex (or by a wrong thread)\n"
		"  none 0 by -: main destroyed.c:15:2\n"},
	{"condition", "waiting without the lock is a misuse",
		"misuse of lock: unlock of an unlocked mutex (or by a wrong thread)\n"
		"  none 0 by -: wait_without_lock condition.c:23:2 < main condition.c:34:2\n"},
	{"leak", "a leaked thread shows where it was made",
		"thread-leak of -: thread leak\n"
		"  none 0 by 1: start leak.c:13:2 < main leak.c:18:2; made in start leak.c:13:2 "
		"< main leak.c:18:2\n"},
	{"signal", "an unsafe call in a signal handler is something else",
		"other of -: signal-unsafe call inside of a signal\n"
		"  none 0 by -: handler signal.c:7:7 < main signal.c:13:2\n"
		"other of -: signal-unsafe call inside of a signal\n"
		"  none 0 by -: handler signal.c:7:2 < main signal.c:13:2\n"},
	{"crash", "a crash is something else, with the stack of the crash",
		"other of -: SEGV on unknown address 0x000000000008\n"
		"  none 0 by -: store crash.c:3:11 < main crash.c:8:2\n"},
};

static const struct {
	const char *log, *sentence, *wanted;
} sketches[] = {
	{"    #0 f(int, char) const /lab/src/my dir/a.cc:5:3 (a+0x1)\n",
		"a C++ name and a path may hold blanks", "f(int, char) const a.cc:5:3"},
	{"    #0 void A::add<int>(int) /lab/src/a.cc:3 (a+0x1)\n", "a template has a return type",
		"void A::add<int>(int) a.cc:3"},
	{"    #0 up /lab/src/my (own) dir/a.c:5 (a+0x1) (BuildId: 00)\n",
		"a C function's path may hold blanks and brackets", "up a.c:5"},
	{"    #0 N::f<A, B>(A*) /lab/src/a.cc:7 (a+0x1)\n", "a template's name is kept whole",
		"N::f<A, B>(A*) a.cc:7"},
	{"    #0 up /lab/src/a.c:99999999999 (a+0x1)\n", "a line too large for an int is unknown",
		"up a.c:0"},
	{"    #0 up /lab/src/a.c (a+0x1)\n", "a frame may lack its line", "up a.c:0"},
	{"    #0 up /lab/src/a.c:3", "a line without its end does not count", ""},
};

static void sketch_test(struct tap *tap, const char *log, const char *sentence, const char *wanted)
{
	char *whole = text_format("WARNING: ThreadSanitizer: data race (pid=1)\n"
				  "  Write of size 4 at 0x1 by thread T1:\n%s",
		log);
	struct findings findings = {0};
	struct text told = {0};
	char *broken;

	parse_tsan(&findings, whole, strlen(whole), &broken);
	tell_frames(&told, &findings.items[0]->accesses[0].stack);
	tap_string(tap, text_string(&told) + (told.length ? 1 : 0), wanted, sentence);
	text_release(&told);
	findings_release(&findings);
	free(broken);
	free(whole);
}

static void sample_tests(struct tap *tap, const char *folder)
{
	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
		char *path = text_format("%s/tsan/%s.log", folder, samples[i].sample);
		struct findings findings = {0};
		struct text log = {0}, told = {0};
		char *broken;

		if (file_read(&log, path, LARGEST) != 0)
			printf("# cannot read %s\n", path);
		parse_tsan(&findings, text_string(&log), log.length, &broken);
		tell_short(&told, &findings);
		if (broken)
			text_addf(&told, "broken: %s\n", broken);
		tap_string(tap, text_string(&told), samples[i].wanted, samples[i].sentence);
		text_release(&told);
		text_release(&log);
		findings_release(&findings);
		free(broken);
		free(path);
	}
}

static void broken_test(struct tap *tap, const char *log, const char *wanted, const char *sentence)
{
	struct findings findings = {0};
	char *broken;

	parse_tsan(&findings, log, strlen(log), &broken);
	tap_string(tap, broken, wanted, sentence);
	findings_release(&findings);
	free(broken);
}

/* Whatever is cut off, what is left is a beginning of the whole and no new claim. */
static void cut_test(struct tap *tap, const char *folder)
{
	char *path = text_format("%s/tsan/one_side.log", folder), *broken;
	struct text log = {0};
	struct findings findings = {0};
	bool good = file_read(&log, path, LARGEST) == 0;

	parse_tsan(&findings, text_string(&log), log.length, &broken);
	for (size_t cut = 0; good && cut < log.length; cut++) {
		struct findings part = {0};
		const struct access *got, *wanted;

		parse_tsan(&part, log.bytes, cut, &broken);
		if (part.count) {
			good = part.items[0]->kind == FINDING_RACE;
			for (int i = 0; good && i < part.items[0]->access_count; i++) {
				got = &part.items[0]->accesses[i];
				wanted = &findings.items[0]->accesses[i];
				good = got->size == wanted->size &&
				       strcmp(got->thread, wanted->thread) == 0 &&
				       got->lock_count == wanted->lock_count &&
				       got->stack.depth <= wanted->stack.depth;
			}
		}
		findings_release(&part);
	}
	tap_ok(tap, good, "a log cut off anywhere gives a part of the whole");
	findings_release(&findings);
	text_release(&log);
	free(path);
}

static void flood_test(struct tap *tap)
{
	struct findings findings = {0};
	struct text log = {0};
	char *broken;

	for (int i = 0; i < FINDINGS_MOST + 7; i++) {
		text_add(&log, "WARNING: ThreadSanitizer: data race (pid=1)\n");
		for (int j = 0; j < FINDING_ACCESSES + 3; j++) {
			text_add(&log, "  Write of size 4 at 0x1 by thread T1 (mutexes:");
			for (int lock = 0; lock < FINDING_LOCKS + 3; lock++)
				text_addf(&log, " write M%d,", lock);
			text_add(&log, "):\n");
			for (int frame = 0; frame < FINDING_FRAMES + 3; frame++)
				text_addf(&log, "    #%d f /lab/src/a.c:1\n", frame);
		}
	}
	parse_tsan(&findings, log.bytes, log.length, &broken);
	tap_number(tap, (long)findings.dropped, 7, "reports past the limit are counted");
	tap_number(tap, findings.items[0]->access_count, FINDING_ACCESSES, "accesses are limited");
	tap_number(
		tap, findings.items[0]->accesses[0].lock_count, FINDING_LOCKS, "locks are limited");
	tap_number(tap, findings.items[0]->accesses[0].stack.depth, FINDING_FRAMES,
		"frames are limited");
	text_release(&log);
	findings_release(&findings);
}

static void noise_test(struct tap *tap)
{
	static const char noise[] =
		"\0\0    #0 f\n  Write of size 4\nWARNING: ThreadSanitizer: \0\n"
		"  Write of size 99999999999999999999 at by thread T\n";
	struct findings findings = {0};
	char *broken;

	parse_tsan(&findings, noise, sizeof noise - 1, &broken);
	tap_ok(tap,
		findings.count == 1 && findings.items[0]->kind == FINDING_OTHER &&
			findings.items[0]->access_count == 1 &&
			findings.items[0]->accesses[0].size == 0 &&
			!findings.items[0]->accesses[0].thread,
		"numbers out of range and threads without one are unknown");
	findings_release(&findings);
}

int main(int count, char **arguments)
{
	const char *folder = count > 1 ? arguments[1] : "tests/unit/samples";
	struct tap tap = tap_plan((int)(sizeof samples / sizeof samples[0] +
					sizeof sketches / sizeof sketches[0] + 11));

	sample_tests(&tap, folder);
	for (size_t i = 0; i < sizeof sketches / sizeof sketches[0]; i++)
		sketch_test(&tap, sketches[i].log, sketches[i].sentence, sketches[i].wanted);
	broken_test(&tap, "FATAL: ThreadSanitizer: unexpected memory mapping 0x1-0x2\n",
		"FATAL: ThreadSanitizer: unexpected memory mapping 0x1-0x2",
		"a fatal error of the detector is told from a finding");
	broken_test(&tap, "x\n==12==FATAL: ThreadSanitizer: out of memory\n",
		"==12==FATAL: ThreadSanitizer: out of memory",
		"the process's number may stand before it");
	broken_test(&tap, "ThreadSanitizer: CHECK failed: a.cpp:1 \"((0)) != (0)\" (tid=1)",
		"ThreadSanitizer: CHECK failed: a.cpp:1 \"((0)) != (0)\" (tid=1)",
		"a failed check counts even in a line cut off");
	broken_test(&tap, "FATAL: ThreadSanitizer CHECK failed: a.cc:1\n",
		"FATAL: ThreadSanitizer CHECK failed: a.cc:1", "so it does in older versions");
	broken_test(&tap, "    #0 f /lab/src/FATAL: ThreadSanitizer: x.c:1\n", NULL,
		"a file's name does not break the detector");
	cut_test(&tap, folder);
	flood_test(&tap);
	noise_test(&tap);
	return tap_end(&tap);
}
