#include "search/schedule.h"

#include "base/allocate.h"
#include "step/machine.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The threads in the order in which they were made. */
static int order[THREADS_MOST], order_count;
static struct thread_set order_known;

static void forget_threads(void)
{
	order_count = 0;
	order_known = (struct thread_set){{0}};
}

void schedule_note_threads(void)
{
	FOR_EACH_THREAD(number, world.present)
		if (!thread_set_has(&order_known, number)) {
			thread_set_add(&order_known, number);
			order[order_count++] = number;
		}
}

int schedule_nth(int thread)
{
	for (int i = 0; i < order_count; i++)
		if (order[i] == thread)
			return i;
	return -1;
}

int schedule_thread(int nth)
{
	return nth < order_count ? order[nth] : -1;
}

void schedule_add(struct schedule *schedule, int thread, unsigned choice)
{
	schedule->steps =
		grown(schedule->steps, schedule->count, &schedule->room, sizeof *schedule->steps);
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
	return thread_set_has(&enabled.threads, step.thread) && step.choice < CHOICES_MOST &&
	       (enabled.choices[step.thread] >> step.choice & 1);
}

void schedule_begin(void)
{
	machine_start();
	forget_threads();
	schedule_note_threads();
}

unsigned schedule_take(struct step step)
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

	schedule_begin();
	for (size_t i = 0; i < count; i++)
		if (!schedule_take(steps[i]))
			return false;
	machine_look(&enabled);
	return true;
}

bool schedule_shows_race(const struct step *steps, size_t count, const struct race *race)
{
	schedule_begin();
	for (size_t i = 0; i < count; i++) {
		if (!schedule_take(steps[i]))
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
	schedule_begin();
	for (size_t i = 0; i < count; i++) {
		unsigned fine_steps = schedule_take(steps[i]);

		if (!fine_steps)
			return false;
		schedule_add(fine, steps[i].thread, steps[i].choice);
		while (--fine_steps)
			schedule_add(fine, steps[i].thread, 0);
	}
	machine_look(&enabled);
	return true;
}
