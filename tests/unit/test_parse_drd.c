/* DRD's real words, in samples/drd, and XML that it never wrote. */
#include "detectors/parse_drd.h"

#include "samples_of_valgrind.h"

static const struct sample samples[] = {
	{"global", "a race has the one access that DRD knows, its thread counted from 1",
		"race of i: Conflicting load by thread 3 at 0x0010c02c size 4\n"
		"  read 4 by 2: down global.c:16\n"},
	{"global.bare", "without --read-var-info=yes a variable has no name",
		"race of -: Conflicting load by thread 3 at 0x0010c02c size 4\n"
		"  read 4 by 2: down global.c:16\n"},
	{"heap", "a heap block is named by who allocated it",
		"race of heap block allocated in make_counter (heap.c:6): Conflicting load by "
		"thread 1 at 0x04a6c038 size 8\n"
		"  read 8 by main: count heap.c:13 < main heap.c:23\n"},
	{"local", "a variable on a stack is named",
		"race of answer: Conflicting load by thread 1 at 0x1fff000458 size 4\n"
		"  read 4 by main: main local.c:15\n"},
	{"member", "a member is known by its variable, a function's static variable is not",
		"race of account: Conflicting load by thread 2 at 0x0010c02c size 4\n"
		"  read 4 by 1: deposit member.c:12 < work member.c:20 < parent member.c:30\n"
		"race of -: Conflicting load by thread 2 at 0x0010c024 size 4\n"
		"  read 4 by 1: work member.c:21 < parent member.c:30\n"},
	{"one_side", "stacks of other segments are no accesses, however many there are",
		"race of shared: Conflicting load by thread 3 at 0x0010c0a8 size 4\n"
		"  read 4 by 2: careless one_side.c:22\n"},
	{"atomic", "a plain write against an atomic add is a race on the variable",
		"race of hits: Conflicting store by thread 3 at 0x0010c024 size 4\n"
		"  write 4 by 2: reset atomic.c:16\n"},
	{"again", "making a mutex or semaphore again is a misuse; where it was made first is not",
		"misuse of -: Mutex reinitialization: mutex 0x10c078, recursion count 0, owner 0.\n"
		"  none 0 by main: prepare again.c:10 < main again.c:27\n"
		"misuse of -: Semaphore reinitialization: semaphore 0x10c058\n"
		"  none 0 by main: prepare again.c:11 < main again.c:27\n"},
	{"barrier", "so is making a barrier again, or unlocking what is no lock yet",
		"misuse of -: Barrier reinitialization: barrier 0x10c040\n"
		"  none 0 by main: main barrier.c:18\n"
		"misuse of -: Not a reader-writer lock\n"
		"  none 0 by -: meet barrier.c:8\n"},
	{"two_locks", "a condition that goes with two locks is a misuse",
		"misuse of -: Inconsistent association of condition variable and mutex: condition "
		"variable 0x10c098, mutexes 0x10c070 and 0x10c048\n"
		"  none 0 by main: wait_with two_locks.c:12 < main two_locks.c:27\n"},
	{"condition", "signalling without the lock is allowed, waiting without it is a misuse",
		"other of -: Probably a race condition: condition variable 0x10c060 has been "
		"signaled but the associated mutex 0x10c090 is not locked by the signalling "
		"thread.\n"
		"  none 0 by main: main condition.c:32\n"
		"misuse of -: Mutex not locked by calling thread: mutex 0x10c090, recursion count "
		"0, owner 2.\n"
		"  none 0 by main: wait_without_lock condition.c:23 < main condition.c:34\n"},
	{"unlocked", "unlocking an unlocked mutex is a misuse",
		"misuse of -: Mutex not locked by calling thread: mutex 0x10c028, recursion count "
		"0, owner 1.\n"
		"  none 0 by main: release unlocked.c:7 < main unlocked.c:14\n"},
	{"foreign", "a thread whose number DRD does not tell has no name",
		"misuse of -: Mutex not locked by calling thread: mutex 0x10c038, recursion count "
		"1, owner 1.\n"
		"  none 0 by -: thief foreign.c:7\n"},
	{"relock", "locking a mutex again is a misuse",
		"misuse of -: Recursive locking not allowed: mutex 0x10c020, recursion count 1, "
		"owner 1.\n"
		"  none 0 by main: inner relock.c:7 < main relock.c:13\n"},
	{"destroyed", "destroying a locked mutex and using a destroyed one are misuses",
		"misuse of -: Destroying locked mutex: mutex 0x10c040, recursion count 1, owner "
		"1.\n"
		"  none 0 by main: destroy destroyed.c:7 < main destroyed.c:14\n"
		"misuse of -: The object at address 0x10c040 is not a mutex.\n"
		"  none 0 by main: main destroyed.c:15\n"
		"misuse of -: The object at address 0x10c040 is not a mutex.\n"
		"  none 0 by main: main destroyed.c:16\n"},
	{"twice", "two threads that hold one mutex, and one that ends with it, are misuses",
		"misuse of -: The impossible happened: mutex is locked simultaneously by two "
		"threads: mutex 0x10c040, recursion count 1, owner 1.\n"
		"  none 0 by -: again twice.c:9\n"
		"misuse of -: Mutex still locked at thread exit: mutex 0x10c040, recursion count "
		"2, owner 2.\n"
		"  none 0 by main: main twice.c:19\n"},
	{"order", "DRD does not see the order of locks", ""},
	{"crash", "a crash is no finding of DRD's, and the run has ended", ""},
};

#define HEAD "<valgrindoutput><tool>drd</tool>"
#define TAIL "<status><state>FINISHED</state></status></valgrindoutput>"
#define FRAME(function) "<stack><frame><fn>" function "</fn><file>a.c</file></frame></stack>"

static const struct sketch {
	const char *xml, *sentence;
	bool complete;
	const char *wanted;
} sketches[] = {
	{HEAD TAIL, "an empty run that finished is complete", true, ""},
	{HEAD "</valgrindoutput>", "a run that never finished is incomplete", false, ""},
	{"<valgrindoutput><tool>helgrind</tool>" TAIL, "Helgrind's file is refused", false, ""},
	{"<!DOCTYPE valgrindoutput [<!ENTITY a \"b\">]>" HEAD TAIL, "a document type is refused",
		false, ""},
	{HEAD "<error><kind>RaceErr</kind><what>Odd</what></error>" TAIL,
		"a kind that DRD does not have yet is something else", true,
		"other of -: Odd\n  none 0 by -:\n"},
	{HEAD "<error><what>Odd</what></error>" TAIL, "an error without a kind is none", true, ""},
	{HEAD "<error><kind>ConflictingAccess</kind><auxwhat>Address 0x2 is at offset 1 from "
	      "0x1.</auxwhat><allocation_context>" FRAME(
		      "f") "</allocation_context>"
			   "<other_segment_start>" FRAME("g") "</other_segment_start></error>" TAIL,
		"an allocation whose line is unknown names nobody, and the next stack is not it",
		true, "race of heap block: (null)\n"},
	{HEAD "<error><kind>MutexErr</kind><first_observed_at><what>mutex</what>" FRAME(
		 "f") "</first_observed_at></error>" TAIL,
		"a mutex that was observed is no headline", true, "misuse of -: (null)\n"},
	{HEAD "<error><kind>ConflictingAccess</kind><what>Conflicting load by thread "
	      "99999999999 at 0x1 size 99999999999</what></error>" TAIL,
		"numbers too large are unknown", true,
		"race of -: Conflicting load by thread 99999999999 at 0x1 size 99999999999\n"
		"  read 0 by -:\n"},
};

static void sketch_test(struct tap *tap, const struct sketch *sketch)
{
	struct findings findings = {0};
	struct text told = {0};
	bool complete = parse_drd(&findings, sketch->xml, strlen(sketch->xml));

	tell_short(&told, &findings);
	tap_string(tap, complete == sketch->complete ? text_string(&told) : "complete: no",
		sketch->wanted, sketch->sentence);
	text_release(&told);
	findings_release(&findings);
}

int main(int count, char **arguments)
{
	char *folder = text_format("%s/drd", count > 1 ? arguments[1] : "tests/unit/samples");
	struct tap tap = tap_plan((int)(sizeof samples / sizeof samples[0] +
					sizeof sketches / sizeof sketches[0] + 2));

	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
		sample_test(&tap, parse_drd, folder, &samples[i]);
	for (size_t i = 0; i < sizeof sketches / sizeof sketches[0]; i++)
		sketch_test(&tap, &sketches[i]);
	cut_test(&tap, parse_drd, folder, "global", 1);
	free(folder);
	return tap_end(&tap);
}
