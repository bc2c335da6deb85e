/* Helgrind's real words, in samples/helgrind, and XML that it never wrote. */
#include "detectors/parse_helgrind.h"

#include "samples_of_valgrind.h"

static const struct sample samples[] = {
	{"global",
		"a race on a global names variable, functions, lines, threads and their creation",
		"race of i: Possible data race during read of size 4 at 0x10C02C by thread #3\n"
		"  read 4 by 2: down global.c:16; made in main global.c:25\n"
		"  write 4 by 1: up global.c:9; made in main global.c:24\n"
		"race of i: Possible data race during write of size 4 at 0x10C02C by thread #3\n"
		"  write 4 by 2: down global.c:16; made in main global.c:25\n"
		"  write 4 by 1: up global.c:9; made in main global.c:24\n"},
	{"heap", "a heap block is named by its size and by who allocated it",
		"race of heap block of size 32 allocated in make_counter (heap.c:6): Possible data "
		"race during read of size 8 at 0x4A4B048 by thread #1\n"
		"  read 8 by main: count heap.c:13 < main heap.c:23\n"
		"  write 8 by 1: count heap.c:13; made in main heap.c:22\n"
		"race of heap block of size 32 allocated in make_counter (heap.c:6): Possible data "
		"race during write of size 8 at 0x4A4B048 by thread #1\n"
		"  write 8 by main: count heap.c:13 < main heap.c:23\n"
		"  write 8 by 1: count heap.c:13; made in main heap.c:22\n"},
	{"big_block", "the comma in `4,096` does not cut the size",
		"race of heap block of size 4096 allocated in main (big_block.c:15): Possible data "
		"race during read of size 1 at 0x4A4B040 by thread #1\n"
		"  read 1 by main: fill big_block.c:9 < main big_block.c:19\n"
		"  write 1 by 1: fill big_block.c:9; made in main big_block.c:18\n"
		"race of heap block of size 4096 allocated in main (big_block.c:15): Possible data "
		"race during write of size 1 at 0x4A4B040 by thread #1\n"
		"  write 1 by main: fill big_block.c:9 < main big_block.c:19\n"
		"  write 1 by 1: fill big_block.c:9; made in main big_block.c:18\n"},
	{"one_side", "a race with a lock on one side is a race; XML has no lock sets",
		"race of shared: Possible data race during read of size 4 at 0x10C0A8 by thread "
		"#3\n"
		"  read 4 by 2: careless one_side.c:22; made in main one_side.c:31\n"
		"  write 4 by 1: careful one_side.c:12; made in main one_side.c:30\n"
		"race of shared: Possible data race during write of size 4 at 0x10C0A8 by thread "
		"#3\n"
		"  write 4 by 2: careless one_side.c:22; made in main one_side.c:31\n"
		"  write 4 by 1: careful one_side.c:12; made in main one_side.c:30\n"},
	{"atomic", "a plain write against an atomic add is a race on the variable",
		"race of hits: Possible data race during write of size 4 at 0x10C024 by thread #3\n"
		"  write 4 by 2: reset atomic.c:16; made in main atomic.c:25\n"
		"  read 4 by 1: hit atomic.c:9; made in main atomic.c:24\n"},
	{"order", "a lock order has the stack at fault and the two that set the order",
		"lock-order of -: Thread #3: lock order \"0x10C038 before 0x10C060\" violated\n"
		"  none 0 by 2 0x10C060: right_first order.c:18; made in main order.c:30\n"
		"  none 0 by -: left_first order.c:8\n"
		"  none 0 by - 0x10C038: left_first order.c:9\n"},
	{"unlocked", "unlocking an unlocked mutex is a misuse, without where it was first seen",
		"misuse of -: Thread #1 unlocked a not-locked lock at 0x10C028\n"
		"  none 0 by main: release unlocked.c:7 < main unlocked.c:14\n"},
	{"foreign", "unlocking another thread's mutex is a misuse by the one that unlocks",
		"misuse of -: Thread #2 unlocked lock at 0x10C038 currently held by thread #1\n"
		"  none 0 by 1: thief foreign.c:7; made in main foreign.c:16\n"
		"misuse of -: Thread #1: Exiting thread still holds 1 lock\n"
		"  none 0 by main:\n"},
	{"relock", "a failed pthread call is a misuse, told with its error",
		"misuse of -: Thread #1's call to pthread_mutex_lock failed with error code 35 "
		"(EDEADLK: Resource deadlock would occur)\n"
		"  none 0 by main: inner relock.c:7 < main relock.c:13\n"},
	{"destroyed", "destroying a locked mutex and unlocking a destroyed one are misuses",
		"misuse of -: Thread #1: pthread_mutex_destroy of a locked mutex\n"
		"  none 0 by main: destroy destroyed.c:7 < main destroyed.c:14\n"
		"misuse of -: Thread #1's call to pthread_mutex_destroy failed with error code 16 "
		"(EBUSY: Device or resource busy)\n"
		"  none 0 by main: destroy destroyed.c:7 < main destroyed.c:14\n"
		"misuse of -: Thread #1 unlocked an invalid lock at 0x10C040\n"
		"  none 0 by main: main destroyed.c:15\n"
		"misuse of -: Thread #1's call to pthread_mutex_trylock failed with error code 22 "
		"(EINVAL: Invalid argument)\n"
		"  none 0 by main: main destroyed.c:17\n"},
	{"condition", "signalling without the lock is allowed, waiting without it is a misuse",
		"other of -: Thread #1: pthread_cond_{signal,broadcast}: dubious: associated lock "
		"is "
		"not held by any thread\n"
		"  none 0 by main: main condition.c:32\n"
		"misuse of -: Thread #1: pthread_cond_{timed}wait called with un-held mutex\n"
		"  none 0 by main: wait_without_lock condition.c:23 < main condition.c:34\n"},
	{"local", "a variable on a stack has no name",
		"race of -: Possible data race during read of size 4 at 0x1FFF000538 by thread #1\n"
		"  read 4 by main: main local.c:15\n"
		"  write 4 by 1: fill local.c:5; made in main local.c:14\n"
		"race of -: Possible data race during write of size 4 at 0x1FFF000538 by thread "
		"#1\n"
		"  write 4 by main: main local.c:15\n"
		"  write 4 by 1: fill local.c:5; made in main local.c:14\n"},
	{"local.described", "--read-var-info=yes names it",
		"race of answer: Possible data race during read of size 4 at 0x1FFF000538 by "
		"thread "
		"#1\n"
		"  read 4 by main: main local.c:15\n"
		"  write 4 by 1: fill local.c:5; made in main local.c:14\n"
		"race of answer: Possible data race during write of size 4 at 0x1FFF000538 by "
		"thread "
		"#1\n"
		"  write 4 by main: main local.c:15\n"
		"  write 4 by 1: fill local.c:5; made in main local.c:14\n"},
	{"crash", "a crash is no finding of Helgrind's, and the run has ended", ""},
};

/* The variables of the two samples that tell of a struct's member and of a static variable. */
static const char *const member_samples[] = {"member", "member.described"};

static void member_tests(struct tap *tap, const char *folder)
{
	for (size_t i = 0; i < 2; i++) {
		struct findings findings = {0};
		struct text names = {0};

		parse_sample(parse_helgrind, folder, member_samples[i], &findings);
		for (size_t j = 0; j < findings.count; j++)
			text_addf(&names, "%s ", findings.items[j]->variable);
		tap_string(tap, text_string(&names), "account account calls calls ",
			i ? "a described member is known by its variable"
			  : "a member and a static variable are known by their plain names");
		text_release(&names);
		findings_release(&findings);
	}
}

#define HEAD "<valgrindoutput><tool>helgrind</tool>"
#define TAIL "<status><state>FINISHED</state></status></valgrindoutput>"

static const struct {
	const char *xml, *sentence;
	bool wanted;
} sketches[] = {
	{HEAD TAIL, "an empty run that finished is complete", true},
	{HEAD "</valgrindoutput>", "a run that never finished is incomplete", false},
	{HEAD "<x><status><state>FINISHED</state></status></x></valgrindoutput>",
		"a finish inside something else is none", false},
	{"<valgrindoutput><tool>memcheck</tool>" TAIL, "another tool's file is refused", false},
	{"<html><tool>helgrind</tool></html>", "another format is refused", false},
	{"<!DOCTYPE valgrindoutput [<!ENTITY a \"b\">]>" HEAD TAIL,
		"a document type is refused, and entities with it", false},
	{HEAD "&b;" TAIL, "an undeclared entity is refused", false},
	{HEAD TAIL "<valgrindoutput/>", "a second document is refused", false},
	{"", "an empty file is incomplete", false},
};

/* Helgrind 3.24 tells of every call that fails. To fail is what some are for. */
static void failed_call_test(
	struct tap *tap, const char *error, enum finding_kind wanted, const char *sentence)
{
	char *xml = text_format(HEAD "<error><tid>2</tid><kind>PthAPIerror</kind><xwhat>"
				     "<text>Thread #2's call failed</text></xwhat>"
				     "<what>with error code %s</what></error>" TAIL,
		error);
	struct findings findings = {0};

	parse_helgrind(&findings, xml, strlen(xml));
	tap_ok(tap, findings.count == 1 && findings.items[0]->kind == wanted, sentence);
	findings_release(&findings);
	free(xml);
}

static void sketch_tests(struct tap *tap)
{
	for (size_t i = 0; i < sizeof sketches / sizeof sketches[0]; i++) {
		struct findings findings = {0};
		bool got = parse_helgrind(&findings, sketches[i].xml, strlen(sketches[i].xml));

		tap_ok(tap, got == sketches[i].wanted && findings.count == 0, sketches[i].sentence);
		findings_release(&findings);
	}
	failed_call_test(
		tap, "11 (EAGAIN: Try again)", FINDING_OTHER, "a try that fails is no misuse");
	failed_call_test(tap, "110 (ETIMEDOUT: Connection timed out)", FINDING_OTHER,
		"nor is a wait by the clock");
	failed_call_test(tap, "22 (EINVAL: Invalid argument)", FINDING_MISUSE,
		"a call on something that is no lock is one");
}

static void flood_test(struct tap *tap)
{
	struct findings findings = {0};
	struct text xml = {0};

	text_add(&xml, HEAD "<error><kind>Race</kind><xwhat><text>");
	for (int i = 0; i < 1 << 20; i++)
		text_add(&xml, "a");
	text_add(&xml, "</text></xwhat><stack>");
	for (int i = 0; i < FINDING_FRAMES + 3; i++)
		text_add(&xml, "<frame><fn>f</fn><line>99999999999</line></frame>");
	text_add(&xml, "</stack></error>" TAIL);
	tap_ok(tap,
		parse_helgrind(&findings, xml.bytes, xml.length) &&
			strlen(findings.items[0]->summary) == 4096 &&
			findings.items[0]->accesses[0].stack.depth == FINDING_FRAMES &&
			findings.items[0]->accesses[0].stack.frames[0].line == 0,
		"huge text is cut, frames are limited, a line too large is unknown");
	findings_release(&findings);
	text_clear(&xml);
	for (int i = 0; i < 100000; i++)
		text_add(&xml, i ? "<x>" : "<valgrindoutput>");
	tap_ok(tap, !parse_helgrind(&findings, xml.bytes, xml.length), "deep nesting is refused");
	findings_release(&findings);
	text_release(&xml);
}

static void heap_arena_test(struct tap *tap)
{
	static const char xml[] = HEAD
		"<error><kind>Race</kind><xwhat><text>Possible data race during write of size 4 "
		"at 0x1 by thread #2</text></xwhat><stack></stack><auxwhat>Address 0x1 is 16 bytes "
		"inside an unallocated block of size 4,194,128 in arena \"client\"</auxwhat>"
		"</error>" TAIL;
	struct findings findings = {0};

	parse_helgrind(&findings, xml, strlen(xml));
	tap_string(tap, findings.items[0]->variable, NULL, "an arena is not a variable");
	findings_release(&findings);
}

int main(int count, char **arguments)
{
	char *folder = text_format("%s/helgrind", count > 1 ? arguments[1] : "tests/unit/samples");
	struct tap tap = tap_plan((int)(sizeof samples / sizeof samples[0] +
					sizeof sketches / sizeof sketches[0] + 10));

	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
		sample_test(&tap, parse_helgrind, folder, &samples[i]);
	member_tests(&tap, folder);
	cut_test(&tap, parse_helgrind, folder, "global", 2);
	sketch_tests(&tap);
	flood_test(&tap);
	heap_arena_test(&tap);
	free(folder);
	return tap_end(&tap);
}
