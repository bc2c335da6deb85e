#include "search/schedule_text.h"

#include "base/fail.h"
#include "step/machine.h"
#include "world/points.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The n-th thread's name: "m", "a", "b", ... */
static void name_of(int nth, char name[4])
{
	if (nth == 0)
		snprintf(name, 4, "m");
	else if (nth <= 12)
		snprintf(name, 4, "%c", 'a' + nth - 1);
	else
		snprintf(name, 4, "%c%c", 'n' + (nth - 13) / 26, 'a' + (nth - 13) % 26);
}

void schedule_text_begin(struct schedule_text *text)
{
	*text = (struct schedule_text){.nth = -1};
	text->out = open_memstream(&text->bytes, &text->length);
	if (!text->out)
		explorer_out_of_memory();
}

/* Writes the thread's name behind a blank, but none at the beginning. */
static void put_name(struct schedule_text *text)
{
	char name[4];

	name_of(text->nth, name);
	fprintf(text->out, "%s%s", ftell(text->out) ? " " : "", name);
}

static void put_run(struct schedule_text *text)
{
	if (!text->run)
		return;
	put_name(text);
	if (text->run > 1)
		fprintf(text->out, "%lu", text->run);
	text->run = 0;
}

void schedule_text_add(struct schedule_text *text, int nth, unsigned choice, unsigned long more)
{
	if (nth != text->nth || choice)
		put_run(text);
	text->nth = nth;
	if (choice) {
		put_name(text);
		fprintf(text->out, ".%u", choice);
		text->run = more;
	} else {
		text->run += 1 + more;
	}
}

char *schedule_text_end(struct schedule_text *text)
{
	put_run(text);
	if (fclose(text->out) != 0)
		explorer_out_of_memory();
	return text->bytes;
}

char *schedule_text(const struct schedule *schedule)
{
	struct schedule_text text;
	struct enabled enabled;

	schedule_text_begin(&text);
	points_set(POINTS_ALL);
	schedule_begin();
	for (size_t i = 0; i < schedule->count; i++) {
		struct step step = schedule->steps[i];
		int nth = schedule_nth(step.thread);

		if (!schedule_take(step))
			break;
		schedule_text_add(&text, nth, step.choice, 0);
	}
	machine_look(&enabled);
	return schedule_text_end(&text);
}

static int named(const char **at)
{
	int nth;

	if (**at == 'm') {
		nth = 0;
	} else if (**at >= 'a' && **at <= 'l') {
		nth = **at - 'a' + 1;
	} else if (**at >= 'n' && **at <= 'z' && islower((unsigned char)(*at)[1])) {
		nth = 13 + (**at - 'n') * 26 + (*at)[1] - 'a';
		++*at;
	} else {
		return -1;
	}
	++*at;
	return schedule_thread(nth);
}

/* The number after a dot; one that no step has if it is too large. */
static uint8_t choice_at(const char **at)
{
	unsigned long choice = strtoul(*at + 1, (char **)at, 10);

	return choice < CHOICES_MOST ? (uint8_t)choice : CHOICES_MOST;
}

/* ---------------------------------------------------------------- who could go on instead */

enum { NAMED_MOST = 8 };

static void add_thread(FILE *out, int nth)
{
	char name[4];

	name_of(nth, name);
	if (nth)
		fprintf(out, "thread %d (%s)", nth, name);
	else
		fputs("main", out);
}

/* Why the step is not possible: what its thread does instead. */
static void add_reason(FILE *out, int thread, const struct enabled *enabled)
{
	const char *at = threads[thread].pending ? threads[thread].pending->name : "";

	add_thread(out, schedule_nth(thread));
	if (threads[thread].state != THREAD_LIVES)
		fputs(" has ended", out);
	else if (thread_set_has(&enabled->threads, thread))
		fprintf(out, " cannot go on in that way in %s", at);
	else if (strncmp(at, "asleep", 6) == 0)
		fputs(" sleeps", out);
	else if (strcmp(at, "parked") == 0)
		fputs(" has given way", out);
	else
		fprintf(out, " waits in %s", at);
}

/* "thread 1 (a) and thread 2 (b) could go on", in the order of their creation. */
static void add_enabled(FILE *out, const struct enabled *enabled)
{
	int left = thread_set_count(&enabled->threads), named = 0;

	for (int nth = 0; left && named < NAMED_MOST; nth++) {
		int thread = schedule_thread(nth);

		if (thread < 0)
			break;
		if (!thread_set_has(&enabled->threads, thread))
			continue;
		left--;
		fputs(!named ? "; " : left ? ", " : " and ", out);
		add_thread(out, nth);
		named++;
	}
	fputs(left      ? " and others could go on"
		: named ? " could go on"
			: "; nobody could go on",
		out);
}

static void complain(char complaint[COMPLAINT_LONGEST], const char *word, int thread, size_t taken)
{
	struct enabled enabled;
	int length = (int)strcspn(word, " ");
	FILE *out = fmemopen(complaint, COMPLAINT_LONGEST, "w");

	if (!out)
		explorer_fail("out of memory");
	machine_look(&enabled);
	fprintf(out, "step %zu, `%.*s`: ", taken + 1, length < 20 ? length : 20, word);
	if (taken)
		fprintf(out, "after step %zu ", taken);
	if (world.end) {
		fputs("the program has ended", out);
	} else {
		add_reason(out, thread, &enabled);
		add_enabled(out, &enabled);
	}
	fputs(" (the schedule is of another program, or of another version of it)", out);
	fclose(out);
}

/* ---------------------------------------------------------------- from text to steps */

__attribute__((noinline)) void explorer_at_step(unsigned long step)
{
	__asm__ volatile("" : : "r"(step));
}

bool schedule_run_text(
	const char *text, struct schedule *schedule, char complaint[COMPLAINT_LONGEST])
{
	struct enabled enabled;

	points_set(POINTS_ALL);
	schedule_begin();
	schedule->count = 0;
	while (*text) {
		const char *word = text;
		unsigned long times = 1;
		struct step step = {0};
		int thread;

		if (*text == ' ') {
			text++;
			continue;
		}
		thread = named(&text);
		step.thread = (uint8_t)thread;
		if (thread >= 0 && *text == '.')
			step.choice = choice_at(&text);
		else if (thread >= 0 && isdigit((unsigned char)*text))
			times = strtoul(text, (char **)&text, 10);
		if (thread < 0 || (*text && *text != ' ')) {
			snprintf(complaint, COMPLAINT_LONGEST, "`%.40s` is no step of this program",
				word);
			return false;
		}
		while (times--) {
			explorer_at_step(schedule->count);
			if (!schedule_take(step)) {
				complain(complaint, word, thread, schedule->count);
				return false;
			}
			schedule_add(schedule, step.thread, step.choice);
		}
	}
	machine_look(&enabled);
	return true;
}
