#include "search/lifeline.h"

#include "base/fail.h"
#include "world/points.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

struct lifeline *lifeline;

void lifeline_map(void)
{
	lifeline = mmap(
		NULL, sizeof *lifeline, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (lifeline == MAP_FAILED)
		explorer_fail("no memory: %s", strerror(errno));
}

void lifeline_begin(bool fine)
{
	int count;
	const uint32_t *listed = points_listed(&count);

	if (!lifeline)
		return;
	lifeline->fine = fine;
	lifeline->path_length = 0;
	count = count < LIFELINE_LISTED ? count : LIFELINE_LISTED;
	memcpy(lifeline->listed, listed, (size_t)count * sizeof *listed);
	lifeline->listed_count = (uint32_t)count;
}

void lifeline_note(size_t length, struct step step)
{
	if (!lifeline)
		return;
	lifeline->stepping = true;
	if (length >= LIFELINE_STEPS)
		return;
	lifeline->path[length] = step;
	lifeline->path_length = (uint32_t)length + 1;
}

void lifeline_noted(void)
{
	if (lifeline)
		lifeline->stepping = false;
}

void lifeline_found(const struct schedule *schedule)
{
	if (!lifeline || lifeline->found_length || schedule->count > LIFELINE_STEPS)
		return;
	memcpy(lifeline->found, schedule->steps, schedule->count * sizeof *schedule->steps);
	lifeline->found_length = (uint32_t)schedule->count;
}
