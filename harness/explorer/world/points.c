#include "world/points.h"

#include "arch/arch.h"

enum { LISTED_MOST = 1024 };

static enum points points;
static uint32_t listed[LISTED_MOST];
static int listed_count;

void points_set(enum points wanted)
{
	points = wanted;
	/* Without room for notes every access traps. */
	access_hooks.limit = wanted == POINTS_NONE ? access_notes + NOTES_MOST : access_notes;
}

enum points points_are(void)
{
	return points;
}

bool points_is_listed(uint32_t pc)
{
	for (int i = 0; i < listed_count; i++)
		if (listed[i] == pc)
			return true;
	return false;
}

bool points_list(uint32_t pc)
{
	if (points_is_listed(pc) || listed_count == LISTED_MOST)
		return false;
	listed[listed_count++] = pc;
	return true;
}

const uint32_t *points_listed(int *count)
{
	*count = listed_count;
	return listed;
}

void points_unlist_all(void)
{
	listed_count = 0;
}
