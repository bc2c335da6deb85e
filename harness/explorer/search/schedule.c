#include "search/schedule.h"

#include "base/fail.h"
#include "step/machine.h"
#include "world/points.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Threads in the order in which they were made. */
static int order[THREADS_MOST], order_count;
static uint64_t order_known;

void schedule_forget_threads(void)
{
	order_count = 0;
	order_known = 0;
}

void schedule_note_threads(void)
{
	for (uint64_t fresh = world.present & ~order_known; fresh; fresh &= fresh - 1)
		order[order_count++] = __builtin_ctzll(fresh);
	order_known = world.present;
}

int schedule_nth(int thread)
{
	for (int i = 0; i < order_count; i++)
		if (order[i] == thread)
			return i;
	return -1;
}

void schedule_name(int nth, char name[4])
{
	if (nth == 0)
		snprintf(name, 4, "m");
	else if (nth <= 12)
		snprintf(name, 4, "%c", 'a' + nth - 1);
	else
		snprintf(name, 4, "%c%c", 'n' + (nth - 13) / 26, 'a' + (nth - 13) % 26);
}

void schedule_add(struct schedule *schedule, int thread, unsigned choice)
{
	if (schedule->count == schedule->room) {
		schedule->room = schedule->room ? schedule->room * 2 : 256;
		schedule->steps =
			realloc(schedule->steps, schedule->room * sizeof *schedule->steps);
		if (!schedule->steps)
			explorer_fail("out of memory");
	}
	schedule->steps[schedule->count++] = (struct step){(uint8_t)thread, (uint8_t)choice};
}

void schedule_copy(struct schedule *to, const struct step *steps, size_t count)
{
	to->count = 0;
	for (size_t i = 0; i < count; i++)
		schedule_add(to, steps[i].thread, steps[i].choice);
}

void schedule_free(struct schedule *schedule)
{
	free(schedule->steps);
	*schedule = (struct schedule){0};
}

static bool possible(struct step step)
{
	struct enabled enabled;

	machine_look(&enabled);
	return (enabled.threads >> step.thread & 1) &&
	       (enabled.choices[step.thread] >> step.choice & 1);
}

static void start(void)
{
	machine_start();
	schedule_forget_threads();
	schedule_note_threads();
}

/* Does the step, and returns how many fine ones it was; 0 where it cannot be done. */
static unsigned take(struct step step)
{
	unsigned fine;

	if (!possible(step))
		return 0;
	fine = machine_step(step.thread, step.choice);
	schedule_note_threads();
	return fine;
}

bool schedule_run(const struct step *steps, size_t count)
{
	struct enabled enabled;

	start();
	for (size_t i = 0; i < count; i++)
		if (!take(steps[i]))
			return false;
	machine_look(&enabled);
	return true;
}

bool schedule_shows_race(const struct step *steps, size_t count, const struct race *race)
{
	start();
	for (size_t i = 0; i < count; i++) {
		if (!take(steps[i]))
			return false;
		for (int seen = 0; seen < access_race_count; seen++)
			if (race_is_same(&access_races[seen], race))
				return true;
	}
	return false;
}

bool schedule_refine(const struct step *steps, size_t count, struct schedule *fine)
{
	struct enabled enabled;

	fine->count = 0;
	start();
	for (size_t i = 0; i < count; i++) {
		unsigned fine_steps = take(steps[i]);

		if (!fine_steps)
			return false;
		schedule_add(fine, steps[i].thread, steps[i].choice);
		while (--fine_steps)
			schedule_add(fine, steps[i].thread, 0);
	}
	machine_look(&enabled);
	return true;
}

unsigned schedule_preemptions(const struct schedule *schedule)
{
	unsigned preemptions = 0;
	int last = -1;

	points_set(POINTS_ALL);
	start();
	for (size_t i = 0; i < schedule->count; i++) {
		struct enabled enabled;

		machine_look(&enabled);
		if (last >= 0 && last != schedule->steps[i].thread &&
			(enabled.threads >> last & 1) &&
			(enabled.choices[last] & (BIT(CHOICE_TIMEOUT) - 1)))
			preemptions++;
		last = schedule->steps[i].thread;
		if (!(enabled.threads >> last & 1))
			break;
		machine_step(last, schedule->steps[i].choice);
	}
	return preemptions;
}

char *schedule_text(const struct schedule *schedule)
{
	size_t length;
	char *text, name[4];
	FILE *out = open_memstream(&text, &length);
	size_t run = 0;
	struct enabled enabled;

	if (!out)
		explorer_fail("out of memory");
	points_set(POINTS_ALL);
	start();
	for (size_t i = 0; i < schedule->count; i++) {
		struct step step = schedule->steps[i];
		const struct step *next = i + 1 < schedule->count ? &schedule->steps[i + 1] : NULL;

		run++;
		if (!possible(step))
			break;
		if (step.choice || !next || next->thread != step.thread || next->choice) {
			schedule_name(schedule_nth(step.thread), name);
			fprintf(out, "%s%s", ftell(out) ? " " : "", name);
			if (step.choice)
				fprintf(out, ".%u", step.choice);
			else if (run > 1)
				fprintf(out, "%zu", run);
			run = 0;
		}
		machine_step(step.thread, step.choice);
		schedule_note_threads();
	}
	machine_look(&enabled);
	fclose(out);
	return text;
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
	return nth < order_count ? order[nth] : -1;
}

__attribute__((noinline)) void explorer_at_step(unsigned long step)
{
	__asm__ volatile("" : : "r"(step));
}

bool schedule_run_text(const char *text, struct schedule *schedule, char complaint[200])
{
	struct enabled enabled;

	points_set(POINTS_ALL);
	start();
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
			step.choice = (uint8_t)strtoul(text + 1, (char **)&text, 10);
		else if (thread >= 0 && isdigit((unsigned char)*text))
			times = strtoul(text, (char **)&text, 10);
		if (thread < 0 || (*text && *text != ' ')) {
			snprintf(complaint, 200, "`%.40s` is no step of this program", word);
			return false;
		}
		while (times--) {
			if (!possible(step)) {
				snprintf(complaint, 200,
					"step %zu, `%.20s`: that thread cannot go on there; the "
					"schedule is of another program, or of another version of "
					"it",
					schedule->count + 1, word);
				return false;
			}
			explorer_at_step(schedule->count);
			schedule_add(schedule, step.thread, step.choice);
			machine_step(step.thread, step.choice);
			schedule_note_threads();
		}
	}
	machine_look(&enabled);
	return true;
}
