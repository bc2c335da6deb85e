#include "words/step.h"

#include "base/json.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Reads the value as a signed number as wide as the access. */
static char *value_text(const json_t *event, const char *key)
{
	long value = json_number(event, key, 0);

	switch (json_number(event, "size", 0)) {
	case 1:
		return text_format("%d", (int8_t)value);
	case 2:
		return text_format("%d", (int16_t)value);
	case 4:
		return text_format("%d", (int32_t)value);
	default:
		return value >> 32 > 0 ? text_format("0x%lx", (unsigned long)value)
				       : text_format("%ld", value);
	}
}

static char *name_of(const json_t *event)
{
	const json_t *heap = json_object_get(event, "heap");

	if (json_text(event, "variable", NULL))
		return text_copy(json_text(event, "variable", ""));
	if (heap)
		return text_format("heap+%ld", json_number(heap, "offset", 0));
	if (json_object_get(event, "stack_of"))
		return text_copy("a local");
	return text_copy("");
}

/* Columns are narrow: "pthread_mutex_lock" becomes "lock". */
static const char *short_call(const char *call)
{
	static const char *const prefixes[] = {"pthread_mutex_", "pthread_cond_", "pthread_rwlock_",
		"pthread_spin_", "pthread_barrier_", "pthread_", "mtx_", "cnd_"};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (text_starts(call, prefixes[i]))
			return call + strlen(prefixes[i]);
	return call;
}

/* How a thread that slept on a condition variable wakes up. */
static char *waking(long choice)
{
	if (choice == STEP_TIMED_OUT)
		return text_copy("wakes up: timed out");
	return text_copy(choice == STEP_SPURIOUS ? "wakes up spuriously" : "wakes up");
}

/* A look at a clock, where the explorer chose another date than that of the first schedules. */
static bool is_other_date(const char *call, long choice)
{
	return choice == STEP_OTHER_DATE &&
	       (strcmp(call, "time") == 0 || strcmp(call, "clock") == 0 ||
		       strcmp(call, "clock_gettime") == 0 || strcmp(call, "timespec_get") == 0);
}

static char *access_words(const json_t *event, const char *does)
{
	char *name = name_of(event), *before = value_text(event, "before"),
	     *after = value_text(event, "after"), *words;

	if (strcmp(does, "read") == 0)
		words = text_format("reads %s: %s", name, before);
	else if (strcmp(does, "write") == 0)
		words = text_format("writes %s: %s", name, after);
	else if (strcmp(before, after) == 0)
		words = text_format("%s %s: %s", does, name, after);
	else
		words = text_format("%s %s: %s to %s", does, name, before, after);
	free(name);
	free(before);
	free(after);
	return words;
}

char *step_taken(const json_t *event)
{
	const char *does = json_text(event, "does", "?"),
		   *prints = json_text(event, "prints", NULL);
	long size = json_number(event, "size", 0), choice = json_number(event, "choice", 0);
	char *name, *words;

	if (prints)
		return text_format("prints %.*s", (int)strcspn(prints, "\n"), prints);
	if (size > 0 && size <= 8)
		return access_words(event, does);
	if (strcmp(does, "lab_choose") == 0)
		return text_format("%s: %ld", does, choice);
	if (text_starts(does, "asleep"))
		return waking(choice);
	if (is_other_date(does, choice))
		return text_format("%s: in 2242", does);
	if (strcmp(does, "wakes") == 0)
		return text_copy("has the lock again");
	name = name_of(event);
	words = text_format(
		"%s %s%s", short_call(does), name, choice == STEP_TIMED_OUT ? ": timed out" : "");
	free(name);
	return words;
}

char *step_stuck(const json_t *waiter)
{
	const char *at = json_text(waiter, "at", "?");
	char *name = name_of(waiter), *words;
	long holder = json_number(waiter, "holder", -1);

	if (text_starts(at, "asleep"))
		words = text_format("sleeps on %s", name);
	else if (strcmp(at, "parked") == 0)
		words = text_copy("has given way");
	else if (holder > 0)
		words = text_format("waits: %s %s, thread %ld's", short_call(at), name, holder);
	else
		words = text_format(
			"waits: %s %s%s", short_call(at), name, holder == 0 ? ", main's" : "");
	free(name);
	return words;
}
