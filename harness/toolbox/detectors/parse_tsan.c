/*
 * Theory of operation
 *
 * A report is a headline, `WARNING: ThreadSanitizer: KIND (pid=N)`, and then sections: a line
 * indented by two that says what follows, and frames indented by four. The parser goes line by
 * line and remembers only what the next frames belong to. The frames of an unknown section belong
 * to nothing, so that a newer ThreadSanitizer costs details and not the finding.
 *
 * The last line counts only when its newline is there: `thread T1` may be half of T12.
 */
#include "detectors/parse_tsan.h"

#include "detectors/parse_tsan_frame.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Bytes of a line that the parser reads; mangled C++ names can be very long. */
enum { TSAN_LONGEST_LINE = 4096 };

static const char warning[] = "WARNING: ThreadSanitizer: ";
static const char error[] = "ERROR: ThreadSanitizer: ";

/* The owner of the next frames. */
enum section {
	SECTION_NONE,
	SECTION_BARE, /* the report itself, where the misused call is */
	SECTION_ACCESS, /* the last access */
	SECTION_THREAD, /* the creation of a thread */
	SECTION_HEAP, /* the allocation of the heap block in question */
};

struct parser {
	struct findings *findings;
	struct finding *finding; /* NULL outside a report, and for one past the limit */
	enum section section;
	char thread[16]; /* in SECTION_THREAD: the thread that was created */
};

static const struct {
	const char *start;
	enum finding_kind kind;
} headlines[] = {
	{"data race", FINDING_RACE},
	{"race on ", FINDING_RACE},
	{"heap-use-after-free", FINDING_MEMORY},
	{"lock-order-inversion", FINDING_LOCK_ORDER},
	{"thread leak", FINDING_THREAD_LEAK},
	{"unlock of ", FINDING_MISUSE},
	{"double lock of ", FINDING_MISUSE},
	{"destroy of ", FINDING_MISUSE},
	{"read lock of ", FINDING_MISUSE},
	{"read unlock of ", FINDING_MISUSE},
	{"use of an invalid mutex", FINDING_MISUSE},
	{"mutex held in the wrong context", FINDING_MISUSE},
};

static const struct {
	const char *start;
	enum access_operation operation;
} operations[] = {
	{"write of size ", ACCESS_WRITE},
	{"read of size ", ACCESS_READ},
	{"atomic write of size ", ACCESS_ATOMIC_WRITE},
	{"atomic read of size ", ACCESS_ATOMIC_READ},
};

/* How the detector says that it broke down, after an optional `==PID==`. */
static const char *const breakdowns[] = {
	"FATAL: ThreadSanitizer",
	"ThreadSanitizer: CHECK failed",
	"ThreadSanitizer: nested bug",
	"ERROR: ThreadSanitizer failed to ",
};

static const char *after(const char *line, const char *start)
{
	return text_starts(line, start) ? line + strlen(start) : NULL;
}

static size_t digit_count(const char *text)
{
	return strspn(text, "0123456789");
}

/* "main" for `main thread`, "7" for `thread T7`, whichever `text` names first; or NULL. */
static char *thread_in(const char *text)
{
	const char *number = strstr(text, "thread T"), *root = strstr(text, "main thread");

	if (root && (!number || root < number))
		return text_copy("main");
	if (!number)
		return NULL;
	number += strlen("thread T");
	return digit_count(number) ? text_format("%.*s", (int)digit_count(number), number) : NULL;
}

static struct access *open_access(struct parser *parser, enum access_operation operation)
{
	struct finding *finding = parser->finding;

	if (finding->access_count >= FINDING_ACCESSES)
		return NULL;
	parser->section = SECTION_ACCESS;
	finding->accesses[finding->access_count].operation = operation;
	return &finding->accesses[finding->access_count++];
}

/* Adds the lock `M12` at `text`. */
static void add_lock(struct access *one, const char *text)
{
	size_t digits = *text == 'M' ? digit_count(text + 1) : 0;

	if (digits && one->lock_count < FINDING_LOCKS)
		one->locks[one->lock_count++] = text_format("%.*s", (int)digits + 1, text);
}

/* `Previous atomic write of size 4 at 0x7b by thread T1 (mutexes: write M0, read M1):` */
static bool read_access(struct parser *parser, const char *line)
{
	const char *text = after(line, "Previous "), *by, *locks;
	struct access *one;

	if (!text)
		text = line;
	for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++) {
		const char *start = operations[i].start;

		if (strncasecmp(text, start, strlen(start)) != 0)
			continue;
		one = open_access(parser, operations[i].operation);
		if (!one)
			return true;
		one->size = text_natural(text + strlen(start));
		one->tells_locks = true;
		by = strstr(text, " by ");
		if (by)
			one->thread = thread_in(by);
		locks = strstr(text, " (mutexes:");
		while (locks && (locks = strstr(locks, " M"))) {
			locks++;
			add_lock(one, locks);
		}
		return true;
	}
	return false;
}

/*
 * `Mutex M1 acquired here while holding mutex M0 in thread T1:` and, on request,
 * `Mutex M0 previously acquired by the same thread here:`.
 */
static bool read_acquisition(struct parser *parser, const char *line)
{
	static const char holding[] = " acquired here while holding mutex ";
	const char *held = strstr(line, holding);
	struct access *one;

	if (!text_starts(line, "Mutex M"))
		return false;
	if (held) {
		one = open_access(parser, ACCESS_NONE);
		if (one) {
			add_lock(one, held + strlen(holding));
			one->thread = thread_in(held);
		}
		return true;
	}
	if (!strstr(line, " previously acquired by the same thread"))
		return false;
	one = open_access(parser, ACCESS_NONE);
	if (one && one > parser->finding->accesses && one[-1].thread)
		one->thread = text_copy(one[-1].thread);
	return true;
}

static void read_location(struct parser *parser, const char *place)
{
	struct finding *finding = parser->finding;
	const char *name = after(place, "global '"), *end;

	/* A variable on a stack has a second location, a global called '??'. */
	if (finding->variable)
		return;
	if (name) {
		end = strstr(name, "' of size ");
		if (!end)
			end = strstr(name, "' at ");
		/* ThreadSanitizer calls an object without a symbol `<null>`. */
		if (end && !text_starts(name, "??") && !text_starts(name, "<null>"))
			finding->variable = variable_plain(name, (size_t)(end - name));
	} else if ((name = after(place, "heap block of size ")) && digit_count(name)) {
		finding->variable =
			text_format("heap block of size %.*s", (int)digit_count(name), name);
		parser->section = SECTION_HEAP;
	} else if ((name = after(place, "file descriptor ")) && digit_count(name)) {
		finding->variable = text_format("file descriptor %d", text_natural(name));
	}
}

/* `Thread T1 'name' (tid=7, running) created by main thread at:` */
static void read_creation(struct parser *parser, const char *number)
{
	size_t digits = digit_count(number);
	struct access *one;

	if (digits == 0 || digits >= sizeof parser->thread)
		return;
	memcpy(parser->thread, number, digits);
	parser->thread[digits] = '\0';
	/* A leaked thread did nothing wrong itself; its creation is the only place to show. */
	if (parser->finding->kind == FINDING_THREAD_LEAK) {
		one = open_access(parser, ACCESS_NONE);
		if (one)
			one->thread = text_copy(parser->thread);
	}
	parser->section = SECTION_THREAD;
}

static void read_section(struct parser *parser, const char *line)
{
	const char *rest;

	parser->section = SECTION_NONE;
	if (read_access(parser, line) || read_acquisition(parser, line))
		return;
	if ((rest = after(line, "Location is ")))
		read_location(parser, rest);
	else if ((rest = after(line, "Thread T")))
		read_creation(parser, rest);
	else if (text_starts(line, "and:") || strstr(line, " handler invoked at:"))
		parser->section = SECTION_BARE;
}

/* The first frame in real source called the allocator. */
static void name_allocation(struct parser *parser, const struct frame *frame)
{
	struct finding *finding = parser->finding;
	char *named;

	if (!frame->function || !frame->file || !frame->line)
		return;
	if (strstr(frame->file, "/libsanitizer/") || text_starts(base_name(frame->file), "tsan_"))
		return;
	named = text_format("%s allocated in %s (%s:%d)", finding->variable, frame->function,
		base_name(frame->file), frame->line);
	free(finding->variable);
	finding->variable = named;
	parser->section = SECTION_NONE;
}

static void push(struct stack *stack, const struct frame *frame)
{
	stack_push(stack, frame->function, frame->file, frame->line, frame->column);
}

static void place_frame(struct parser *parser, const struct frame *frame)
{
	struct finding *finding = parser->finding;

	if (parser->section == SECTION_BARE && !open_access(parser, ACCESS_NONE))
		return;
	switch (parser->section) {
	case SECTION_NONE:
	case SECTION_BARE:
		break;
	case SECTION_ACCESS:
		push(&finding->accesses[finding->access_count - 1].stack, frame);
		break;
	case SECTION_THREAD:
		for (int i = 0; i < finding->access_count; i++) {
			struct access *one = &finding->accesses[i];

			if (!one->thread || strcmp(one->thread, parser->thread) != 0)
				continue;
			push(&one->created, frame);
			if (finding->kind == FINDING_THREAD_LEAK)
				push(&one->stack, frame);
		}
		break;
	case SECTION_HEAP:
		name_allocation(parser, frame);
		break;
	}
}

static void read_frame(struct parser *parser, char *line)
{
	struct frame frame;

	if (tsan_frame_read(&frame, line))
		place_frame(parser, &frame);
}

static void start_report(struct parser *parser, const char *headline, const char *end_mark)
{
	const char *end = strstr(headline, end_mark);
	size_t length = end ? (size_t)(end - headline) : strlen(headline);

	parser->section = SECTION_BARE;
	parser->finding = findings_append(parser->findings, "tsan");
	if (!parser->finding)
		return;
	parser->finding->summary = text_format("%.*s", (int)length, headline);
	parser->finding->kind = FINDING_OTHER;
	for (size_t i = 0; i < sizeof headlines / sizeof headlines[0]; i++)
		if (text_starts(headline, headlines[i].start))
			parser->finding->kind = headlines[i].kind;
}

/* `==123==ERROR:` becomes `ERROR:`. */
static const char *skip_process(const char *line)
{
	const char *rest = after(line, "==");

	if (!rest || digit_count(rest) == 0)
		return line;
	rest += digit_count(rest);
	return text_starts(rest, "==") ? rest + 2 : line;
}

static bool is_breakdown(const char *line)
{
	for (size_t i = 0; i < sizeof breakdowns / sizeof breakdowns[0]; i++)
		if (text_starts(line, breakdowns[i]))
			return true;
	return false;
}

static void read_line(struct parser *parser, char *line)
{
	const char *rest;

	if ((rest = after(line, warning)))
		start_report(parser, rest, " (pid=");
	else if ((rest = after(skip_process(line), error)))
		start_report(parser, rest, " (pc ");
	else if (text_starts(line, "SUMMARY: ") || text_starts(line, "======"))
		parser->finding = NULL;
	else if (!parser->finding)
		return;
	else if (text_starts(line, "    #"))
		read_frame(parser, line + strlen("    "));
	else if (text_starts(line, "  ") && line[2] != ' ')
		read_section(parser, line + 2);
}

void parse_tsan(struct findings *findings, const char *bytes, size_t length, char **broken)
{
	struct parser parser = {.findings = findings};

	*broken = NULL;
	for (size_t at = 0, width; at < length; at += width + 1) {
		const char *newline = memchr(bytes + at, '\n', length - at);
		char line[TSAN_LONGEST_LINE];
		size_t kept;

		width = newline ? (size_t)(newline - (bytes + at)) : length - at;
		kept = width < sizeof line ? width : sizeof line - 1;
		memcpy(line, bytes + at, kept);
		line[kept] = '\0';
		for (size_t i = 0; i < kept; i++)
			if (line[i] == '\0')
				line[i] = '?';
		if (!*broken && is_breakdown(skip_process(line)))
			*broken = text_copy(line);
		else if (newline)
			read_line(&parser, line);
	}
}

bool tsan_has_report(const char *bytes)
{
	return strstr(bytes, "SUMMARY: ThreadSanitizer") != NULL;
}
