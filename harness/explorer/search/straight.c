#include "search/straight.h"

#include "search/findings.h"
#include "search/schedule_text.h"

#include <stdlib.h>

static struct {
	bool is_open;
	struct schedule_text text;
	size_t steps;
	struct step step; /* the next one, and its thread's rank */
	int nth;
} way;

void straight_begin(void)
{
	straight_stop();
	way.is_open = true;
	way.steps = 0;
	schedule_text_begin(&way.text);
}

void straight_before(struct step step)
{
	if (!way.is_open)
		return;
	way.step = step;
	way.nth = schedule_nth(step.thread);
}

void straight_after(unsigned fine)
{
	if (!way.is_open)
		return;
	schedule_text_add(&way.text, way.nth, way.step.choice, fine - 1);
	way.steps += fine;
	schedule_note_threads();
}

void straight_end(int number)
{
	if (way.is_open && number != ENDING_NOT_KEPT && !endings[number].straight) {
		way.is_open = false;
		endings[number].straight = schedule_text_end(&way.text);
		endings[number].straight_steps = way.steps;
	}
}

void straight_stop(void)
{
	if (way.is_open)
		free(schedule_text_end(&way.text));
	way.is_open = false;
}
