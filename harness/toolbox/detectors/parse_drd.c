#include "detectors/parse_drd.h"

#include "detectors/parse_valgrind.h"

#include <string.h>

static const struct valgrind_kind kinds[] = {
	{"ConflictingAccess", FINDING_RACE},
	{"MutexErr", FINDING_MISUSE},
	{"CondErr", FINDING_MISUSE},
	{"CondDestrErr", FINDING_MISUSE},
	{"CondWaitErr", FINDING_MISUSE},
	{"SemaphoreErr", FINDING_MISUSE},
	{"BarrierErr", FINDING_MISUSE},
	{"RwlockErr", FINDING_MISUSE},
	{"InvalidThreadId", FINDING_MISUSE},
	{"GenericErr", FINDING_MISUSE},
	/* POSIX allows a thread to signal a condition without its lock. */
	{"CondRaceErr", FINDING_OTHER},
	/* A lock that was held for long is slow, and not wrong. */
	{"HoldtimeErr", FINDING_OTHER},
	{0},
};

enum { MAIN_THREAD = 1 };

/*
 * `Conflicting store by thread 3 at 0x0010c080 size 4`. The other sentences name no thread, and
 * a <tid> can stand for several threads, one after another; but main's is main's alone.
 */
static void read_headline(struct valgrind_error *error, const char *sentence)
{
	bool is_store = text_starts(sentence, "Conflicting store ");
	int thread = valgrind_number(sentence, " by thread ");
	struct access *one;

	if (thread == 0 && error->thread == MAIN_THREAD)
		thread = MAIN_THREAD;
	one = valgrind_access(error, thread);
	if (!one)
		return;
	if (is_store || text_starts(sentence, "Conflicting load "))
		one->operation = is_store ? ACCESS_WRITE : ACCESS_READ;
	one->size = valgrind_number(sentence, " size ");
}

/*
 * `Address 0x4a6c038 is at offset 8 from 0x4a6c030.` is in a heap block, whose allocation comes
 * next. `Allocation context: BSS section of /lab/bin/acc` is as good as nothing.
 */
static void read_sentence(struct valgrind_error *error, const char *sentence)
{
	if (valgrind_location(error, sentence) || error->finding->variable)
		return;
	if (text_starts(sentence, "Address ") && strstr(sentence, " is at offset ")) {
		error->finding->variable = text_copy("heap block");
		error->names_allocation = true;
	}
}

static const struct valgrind_tool drd = {
	.name = "drd",
	.kinds = kinds,
	.read_headline = read_headline,
	.read_sentence = read_sentence,
};

bool parse_drd(struct findings *findings, const char *bytes, size_t length)
{
	return parse_valgrind(findings, &drd, bytes, length);
}
