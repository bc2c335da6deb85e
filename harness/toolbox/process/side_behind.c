#include "process/side.h"

#include "process/letter.h"
#include "process/watch.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>

enum { PATIENCE_MS = 5000 /* for a porter that kills a dying fork bomb */ };

static bool is_readable(const struct side *side, int milliseconds)
{
	struct pollfd polled = {.fd = side->cell->socket, .events = POLLIN};

	return poll(&polled, 1, milliseconds) > 0;
}

/* NULL when the porter is gone. */
static struct letter *next_letter(struct side *side)
{
	struct letter *letter = letter_receive(side->cell->socket);

	side->lost = side->lost || !letter;
	return letter;
}

static void take_end(struct side *side, const struct letter *letter)
{
	side->ended = true;
	side->status = letter->number;
	side->failure = letter->failure;
	side->strays = letter->strays;
}

static bool start(struct side *side, const struct launch *launch)
{
	struct letter *letter = letter_of_launch(launch);
	bool sent = letter && letter_send(side->cell->socket, letter), started = false;

	free(letter);
	if (!sent)
		return false;
	letter = next_letter(side);
	if (letter && letter->kind == LETTER_STARTED) {
		side->program = letter->number;
		started = true;
	} else {
		errno = letter ? letter->failure : EPIPE;
		if (letter)
			take_end(side, letter);
	}
	free(letter);
	return started;
}

static bool is_leaving(const struct side *side)
{
	const struct timespec at_once = {0};
	int number;

	do
		number = sigtimedwait(&side->signals, NULL, &at_once);
	while (number == SIGCHLD);
	return number > 0;
}

static enum side_news wait_behind(struct side *side)
{
	struct letter *letter;

	if (is_readable(side, WATCH_EVERY_MS)) {
		letter = next_letter(side);
		if (!letter)
			return SIDE_LOST;
		take_end(side, letter);
		free(letter);
		return SIDE_ENDED;
	}
	return is_leaving(side) ? SIDE_LEAVES : SIDE_QUIET;
}

static void end(struct side *side)
{
	struct letter *kill, *letter;

	if (side->ended || side->lost)
		return;
	kill = letter_new(LETTER_KILL, 0);
	if (letter_send(side->cell->socket, kill) && is_readable(side, PATIENCE_MS)) {
		/* If it has just ended by itself, the porter ignores the letter that it gets. */
		letter = next_letter(side);
		if (letter)
			take_end(side, letter);
		free(letter);
	} else {
		side->lost = true;
	}
	free(kill);
}

static bool is_clean(const struct side *side)
{
	return !side->lost;
}

const struct side_kind side_behind = {start, wait_behind, end, is_clean};
