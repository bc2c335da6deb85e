#include "words/log.h"

#include "search/findings.h"
#include "search/schedule_text.h"
#include "words/witness.h"
#include "world/blocks.h"
#include "world/end.h"
#include "world/held.h"
#include "world/memory.h"
#include "world/pc.h"

#include <stdlib.h>
#include <string.h>

/* Nobody would read more; the schedule says it all. */
enum { EVENTS_MOST = 20000 };

/* How many bytes the character of UTF-8 at `bytes` has; 0 if there is none. */
static size_t utf8_width(const unsigned char *bytes, size_t length)
{
	/* The least that a first byte may have behind it, as UTF-8 without detours or surrogates.
	 */
	static const struct {
		unsigned char first, last, least, most;
		size_t width;
	} kinds[] = {
		{0x01, 0x7f, 0, 0, 1},
		{0xc2, 0xdf, 0x80, 0xbf, 2},
		{0xe0, 0xe0, 0xa0, 0xbf, 3},
		{0xe1, 0xec, 0x80, 0xbf, 3},
		{0xed, 0xed, 0x80, 0x9f, 3},
		{0xee, 0xef, 0x80, 0xbf, 3},
		{0xf0, 0xf0, 0x90, 0xbf, 4},
		{0xf1, 0xf3, 0x80, 0xbf, 4},
		{0xf4, 0xf4, 0x80, 0x8f, 4},
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (bytes[0] < kinds[i].first || bytes[0] > kinds[i].last)
			continue;
		if (kinds[i].width > length ||
			(kinds[i].width > 1 &&
				(bytes[1] < kinds[i].least || bytes[1] > kinds[i].most)))
			return 0;
		for (size_t at = 2; at < kinds[i].width; at++)
			if ((bytes[at] & 0xc0) != 0x80)
				return 0;
		return kinds[i].width;
	}
	return 0;
}

/*
 * JSON is UTF-8, and its readers refuse a zero. A byte that is no part of a character stands as
 * U+FFFD.
 */
static void put_bytes(FILE *log, const char *name, const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;

	fprintf(log, ",\"%s\":\"", name);
	for (size_t at = 0, width; at < length; at += width ? width : 1) {
		width = utf8_width(bytes + at, length - at);
		if (width == 0)
			fputs("\\ufffd", log);
		else if (width > 1)
			fprintf(log, "%.*s", (int)width, text + at);
		else if (bytes[at] == '"' || bytes[at] == '\\')
			fprintf(log, "\\%c", bytes[at]);
		else if (bytes[at] < 0x20 || bytes[at] == 0x7f)
			fprintf(log, "\\u%04x", bytes[at]);
		else
			fputc(bytes[at], log);
	}
	fputc('"', log);
}

static void put_text(FILE *log, const char *name, const char *text)
{
	put_bytes(log, name, text, strlen(text));
}

/* Signed, since JSON readers refuse integers above INT64_MAX. */
static void put_number(FILE *log, const char *name, uint64_t number)
{
	fprintf(log, ",\"%s\":%lld", name, (long long)number);
}

/* An address, and where it is, so that the reader of the log can find a name for it. */
static void put_address(FILE *log, uint64_t address)
{
	uint64_t start = 0, size = 0;
	uint32_t made_at;

	put_number(log, "address", address);
	if (!address)
		return;
	made_at = blocks_made_at(address, &start, &size);
	if (made_at)
		fprintf(log, ",\"heap\":{\"made_at\":%u,\"offset\":%llu,\"size\":%llu}", made_at,
			(unsigned long long)(address - start), (unsigned long long)size);
	else if (memory_stack_of(address) >= 0)
		fprintf(log, ",\"stack_of\":%d", schedule_nth(memory_stack_of(address)));
}

static void put_locks(FILE *log, const struct held_locks *locks)
{
	fputs(",\"locks\":[", log);
	for (int i = 0; i < locks->count; i++)
		fprintf(log, "%s%llu", i ? "," : "", (unsigned long long)locks->locks[i]);
	fputc(']', log);
}

static void put_event(FILE *log, const struct witness *witness, size_t number)
{
	const struct event *event = &witness->events[number];

	fprintf(log, "%s{\"step\":%u,\"thread\":%d", number ? "," : "", event->step, event->nth);
	put_text(log, "does",
		event->operation == &op_access ? (event->how & TOUCH_WRITE ? "write" : "read")
					       : event->operation->name);
	put_number(log, "pc", event->pc);
	if (event->choice)
		put_number(log, "choice", event->choice);
	if (event->preempts)
		fputs(",\"preempts\":true", log);
	if (event->address)
		put_address(log, event->address);
	if (event->size) {
		put_number(log, "size", event->size);
		if (event->size <= 8) {
			put_number(log, "before", event->before);
			put_number(log, "after", event->after);
		}
	}
	if (event->printed_to > event->printed_from && event->printed_to < OUTPUT_MOST)
		put_bytes(log, "prints", witness->printed + event->printed_from,
			event->printed_to - event->printed_from);
	if (event->start)
		put_number(log, "start", event->start);
	if (event->held.count)
		put_locks(log, &event->held);
	fputc('}', log);
}

static void put_waiters(FILE *log, const struct witness *witness)
{
	fputs(",\"living\":[", log);
	for (int i = 0; i < witness->waiter_count; i++) {
		const struct waiter *waiter = &witness->waiters[i];

		fprintf(log, "%s{\"thread\":%d", i ? "," : "", waiter->nth);
		put_text(log, "at", waiter->operation);
		put_number(log, "pc", waiter->pc);
		put_address(log, waiter->address);
		fprintf(log, ",\"holder\":%d}", waiter->holder);
	}
	fputc(']', log);
}

static void put_witness(
	FILE *log, struct schedule *schedule, const struct race *race, enum shown shown)
{
	struct witness witness;
	char *text;

	if (!schedule->count || shown == SHOWN_NOTHING)
		return;
	witness_make(&witness, schedule, race);
	put_number(log, "steps", schedule->count);
	put_number(log, "preemptions", witness.preemptions);
	if (race && witness.race_first >= 0)
		fprintf(log, ",\"first_event\":%d,\"second_event\":%d", witness.race_first,
			witness.race_second);
	put_waiters(log, &witness);
	if (shown == SHOWN_EVENTS) {
		fputs(",\"events\":[", log);
		for (size_t i = 0; i < witness.count && i < EVENTS_MOST; i++)
			put_event(log, &witness, i);
		fputc(']', log);
	}
	witness_free(&witness);
	text = schedule_text(schedule);
	put_text(log, "schedule", text);
	free(text);
}

static void put_end(FILE *log, enum end end, int code, const char *text, int thread, uint32_t pc)
{
	put_text(log, "end", end_word(end));
	fprintf(log, ",\"code\":%d", code);
	if (text)
		put_text(log, "why", text);
	fprintf(log, ",\"thread\":%d", thread);
	put_number(log, "pc", pc);
}

/* A schedule that is known as text only. */
static void put_straight(FILE *log, const struct ending *ending)
{
	put_number(log, "steps", ending->straight_steps);
	put_number(log, "preemptions", 0);
	put_text(log, "schedule", ending->straight);
}

void log_ending(FILE *log, int number, enum shown shown)
{
	struct ending *ending = &endings[number];
	int nth = 0;

	fprintf(log, "{\"ending\":%d", number);
	put_number(log, "seen", ending->seen);
	fprintf(log, ",\"right\":%s", ending_is_right(ending) ? "true" : "false");
	if (ending->undone)
		fputs(",\"undone\":true", log);
	if (ending->live_threads)
		fputs(",\"live_threads\":true", log);
	put_bytes(log, "output", ending->output,
		ending->output_length < 4000 ? ending->output_length : 4000);
	if (ending->critical != SIZE_MAX)
		put_number(log, "critical", ending->critical);
	if (ending->straight && !ending->schedule.count)
		put_straight(log, ending);
	else
		put_witness(log, &ending->schedule, NULL, shown);
	/* The thread may differ between schedules: names the one of the schedule that is shown. */
	if (ending->schedule.count && shown != SHOWN_NOTHING)
		nth = schedule_nth(world.end == ending->end ? world.end_thread : ending->thread);
	put_end(log, ending->end, ending->code, ending->text, nth, ending->pc);
	put_address(log, ending->address);
	fputs("}\n", log);
}

static void put_access(FILE *log, const struct access_of *access)
{
	fprintf(log, "{\"thread\":%d", schedule_nth(access->thread));
	put_text(log, "does",
		access->how & TOUCH_FREE ? "free"
		: access->how & TOUCH_ATOMIC
			? (access->how & TOUCH_WRITE ? "atomic write" : "atomic read")
		: access->how & TOUCH_WRITE ? "write"
					    : "read");
	put_number(log, "pc", access->pc);
	fputc('}', log);
}

void log_race(FILE *log, int number, enum shown shown)
{
	struct race_finding *found = &races[number];

	fprintf(log, "{\"race\":%d", number);
	put_witness(log, &found->schedule, &found->race, shown);
	put_address(log, found->race.address);
	fputs(",\"accesses\":[", log);
	put_access(log, &found->race.first);
	fputc(',', log);
	put_access(log, &found->race.second);
	fputs("]}\n", log);
}

void log_death(FILE *log, struct schedule *schedule, int thread, int signal)
{
	fputs("{\"ending\":0,\"seen\":1,\"right\":false,\"output\":\"\"", log);
	put_witness(log, schedule, NULL, SHOWN_EVENTS);
	put_end(log, END_CRASHED, signal,
		signal ? "the whole process was killed" : "the process left by a system call",
		schedule_nth(thread), threads[thread].pending ? pc_of(&threads[thread]) : 0);
	fputs("}\n", log);
}

void log_replay(FILE *log, struct schedule *schedule)
{
	fputs("{\"replay\":0", log);
	put_witness(log, schedule, NULL, SHOWN_EVENTS);
	if (world.end)
		put_end(log, world.end, world.end_code, world.end_text,
			schedule_nth(world.end_thread), world.end_pc);
	put_address(log, world.end_address);
	put_bytes(log, "output", world_output,
		world.output_length < OUTPUT_MOST ? world.output_length : OUTPUT_MOST);
	fputs("}\n", log);
}

void log_verdict(FILE *log, const struct exploration *exploration)
{
	const struct search *search = &exploration->search;
	const struct samples *samples = &exploration->samples;

	fprintf(log, "{\"verdict\":\"%s\"", exploration->verdict);
	if (exploration->stopped)
		put_text(log, "stopped", exploration->stopped);
	put_number(log, "states", search->graph.node_count);
	put_number(log, "transitions", search->transitions);
	put_number(log, "terminals", search->terminals);
	put_number(log, "outcomes", findings_outcomes());
	fprintf(log, ",\"all_kept\":%s", findings_kept_all() ? "true" : "false");
	put_number(log, "deepest", search->deepest);
	put_number(log, "graph_bytes", search->graph_bytes);
	put_number(log, "path_bytes", search->bytes);
	fprintf(log, ",\"search_seconds\":%.6f,\"seconds\":%.6f", search->seconds,
		exploration->seconds);
	fprintf(log, ",\"weak\":%s,\"exhausted\":%s", exploration->weak ? "true" : "false",
		exploration->exhausted ? "true" : "false");
	put_number(log, "points", (unsigned)exploration->listed);
	fprintf(log,
		",\"samples\":{\"schedules\":%u,\"first_failure\":%u,\"first_wrong\":%u,"
		"\"seconds\":%.6f}}\n",
		samples->schedules, samples->first_failure, samples->first_wrong, samples->seconds);
}
