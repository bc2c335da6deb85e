#include "detectors/parse_helgrind.h"

#include "detectors/parse_valgrind.h"

#include <string.h>

static const struct valgrind_kind kinds[] = {
	{"Race", FINDING_RACE},
	{"LockOrder", FINDING_LOCK_ORDER},
	{"UnlockUnlocked", FINDING_MISUSE},
	{"UnlockForeign", FINDING_MISUSE},
	{"UnlockBogus", FINDING_MISUSE},
	{"PthAPIerror", FINDING_MISUSE},
	{"Misc", FINDING_MISUSE},
	{0},
};

/* An access whose size and thread stand in the sentence, and whose stack comes next. */
static struct access *open_access(struct valgrind_error *error, const char *sentence)
{
	const char *thread = strstr(sentence, " by thread #");
	struct access *one;

	/* `Thread #2 unlocked lock at 0x1 currently held by thread #1` is about #2. */
	if (!thread || text_starts(sentence, "Thread #"))
		thread = sentence;
	one = valgrind_access(error, valgrind_number(thread, "hread #"));
	if (!one)
		return NULL;
	if (strstr(sentence, " write of size "))
		one->operation = ACCESS_WRITE;
	else if (strstr(sentence, " read of size "))
		one->operation = ACCESS_READ;
	one->size = valgrind_number(sentence, " of size ");
	return one;
}

static void add_lock(struct access *one, const char *address)
{
	size_t length = strcspn(address, " \"");

	if (length && one->lock_count < FINDING_LOCKS)
		one->locks[one->lock_count++] = text_format("%.*s", (int)length, address);
}

/*
 * Complaints that name no mistake of the program. POSIX allows a thread to signal a condition
 * without its lock, whoever holds that lock. "Bug in libpthread" is Helgrind's own confusion: it
 * notes the unlock of a spin lock after the fact, when the next thread may have the lock already.
 *
 * A call that tries, or waits by the clock, may fail: `Thread #3's call to sem_trywait failed with
 * error code 11 (EAGAIN: Try again)`.
 */
static bool is_allowed(const char *sentence)
{
	return strstr(sentence, "Bug in libpthread") || strstr(sentence, "(EAGAIN: ") ||
	       strstr(sentence, "(ETIMEDOUT: ") || strstr(sentence, "(EINTR: ") ||
	       (strstr(sentence, "pthread_cond_{signal,broadcast}") &&
		       strstr(sentence, "associated lock is not held by "));
}

/* The headline's stack is that of the thread that was caught doing it. */
static void read_headline(struct valgrind_error *error, const char *sentence)
{
	static const char before[] = " before ";
	const char *later = strstr(sentence, before);
	struct access *one;

	one = open_access(error, sentence);
	/* `lock order "0xA before 0xB" violated`: 0xA was taken while 0xB was held. */
	if (one && later && error->finding->kind == FINDING_LOCK_ORDER)
		add_lock(one, later + strlen(before));
}

static void read_sentence(struct valgrind_error *error, const char *sentence)
{
	static const char first[] = "established by acquisition of lock at ";
	static const char second[] = "followed by a later acquisition of lock at ";
	struct access *one;

	if (valgrind_location(error, sentence))
		return;
	if (strstr(sentence, "conflicts with a previous ")) {
		open_access(error, sentence);
		/* `after`: the stack is of something earlier, not of the access. */
		if (text_ends(sentence, ", after"))
			error->stack = NULL;
	} else if (strstr(sentence, first)) {
		open_access(error, sentence);
	} else if (text_starts(sentence, second)) {
		one = open_access(error, sentence);
		/* What it held is what the headline's thread went on to take: "0xA before ..." */
		sentence = strchr(error->finding->summary ? error->finding->summary : "", '"');
		if (one && sentence)
			add_lock(one, sentence + 1);
	} else if (strstr(sentence, "Lock was previously acquired")) {
		open_access(error, sentence);
	}
}

static const struct valgrind_tool helgrind = {
	.name = "helgrind",
	.kinds = kinds,
	.is_allowed = is_allowed,
	.read_headline = read_headline,
	.read_sentence = read_sentence,
};

bool parse_helgrind(struct findings *findings, const char *bytes, size_t length)
{
	return parse_valgrind(findings, &helgrind, bytes, length);
}
