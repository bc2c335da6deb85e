/*
 * Plays the screen and the user. Never edited.
 */
#include "copy.h"
#include "disk.h"
#include "screen.h"

static long shown_bytes;
static long shown_rate;
static int torn;
static int blocks_enough;
static bool has_cancelled;

void screen_show(long bytes, long rate)
{
	if (bytes == shown_bytes && rate == shown_rate)
		return; /* there is nothing to draw */
	shown_bytes = bytes;
	shown_rate = rate;
	torn += rate != disk_rate(bytes);
	lab_tick();
	if (bytes >= (long)blocks_enough * BLOCK && !has_cancelled) {
		has_cancelled = true;
		copy_cancel();
		disk_stop();
	}
}

void screen_open(int enough)
{
	shown_bytes = shown_rate = torn = 0;
	blocks_enough = enough;
	has_cancelled = false;
}

int screen_torn(void)
{
	return torn;
}

long screen_blocks(void)
{
	return shown_bytes / BLOCK;
}

bool screen_saw_cancel(void)
{
	return has_cancelled;
}
