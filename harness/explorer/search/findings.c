#include "search/findings.h"

#include "base/allocate.h"
#include "calls/ticks.h"
#include "search/view.h"

#include <stdlib.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

struct ending *endings;
int ending_count;
struct race_finding *races;
int race_count;

/* Most endings print what the last one did. The hash recognises that. */
static struct {
	uint64_t output[2], ticked;
	int ending;
} last = {.ending = -1};

/* All outcomes by the hash of what was printed: a table that is at most half full. */
struct outcome {
	XXH128_hash_t hash;
	int code;
	int ending; /* its number or ENDING_NOT_KEPT; -1: the place is free */
};
static struct outcome *outcomes;
static size_t outcome_places, outcome_count;

static const char *right_output;

void findings_set_right(const char *output)
{
	right_output = output;
}

static size_t length_of_lines(const char *text)
{
	size_t length = strlen(text);

	while (length && text[length - 1] == '\n')
		length--;
	return length;
}

/* The newline behind the last line makes no difference. */
static bool prints_right(const char *output)
{
	size_t length = right_output ? length_of_lines(right_output) : 0;

	return !right_output ||
	       (length_of_lines(output) == length && memcmp(output, right_output, length) == 0);
}

/* Has the world printed what is right, though not all of its rounds were done? */
static bool is_undone(const char *output)
{
	return !ticks_are_right() && prints_right(output);
}

bool ending_is_right(const struct ending *ending)
{
	return !ending_is_bad(ending) && !ending->undone && prints_right(ending->output);
}

bool findings_are_right(int ending)
{
	/* The right outcome is always kept, if it is known. */
	return ending == ENDING_NOT_KEPT ? !right_output : ending_is_right(&endings[ending]);
}

bool ending_is_bad(const struct ending *ending)
{
	return ending->end != END_EXITED;
}

static bool fails_alike(const struct ending *ending)
{
	/* Failures differ by what they are, not by what the program printed before. */
	return ending->end == world.end && ending->code == world.end_code &&
	       ending->pc == world.end_pc && ending->text == world.end_text;
}

bool ending_is_now(const struct ending *ending)
{
	size_t length;
	char *output;
	bool same;

	if (world.end != END_EXITED || ending->end != END_EXITED)
		return fails_alike(ending);
	output = view_output(&length);
	same = ending->code == world.end_code && ending->output_length == length &&
	       ending->undone == is_undone(output) && memcmp(ending->output, output, length) == 0;
	free(output);
	return same;
}

static bool others_live(void)
{
	FOR_EACH_THREAD(number, world.present)
		if (threads[number].state == THREAD_LIVES && number != world.end_thread)
			return true;
	return false;
}

/* Keeps the world's ending, and its output. */
static int keep(char *output, size_t length)
{
	if (!endings)
		endings = allocate_zeros(ENDINGS_MOST, sizeof *endings);
	endings[ending_count] = (struct ending){.end = world.end,
		.code = world.end_code,
		.text = world.end_text,
		.address = world.end_address,
		.pc = world.end_pc,
		.thread = world.end_thread,
		.output = output,
		.output_length = length,
		.undone = world.end == END_EXITED && is_undone(output),
		.live_threads = world.end == END_EXITED && others_live(),
		.critical = SIZE_MAX};
	return ending_count++;
}

static int add_failure(void)
{
	size_t length;
	char *output;

	for (int i = 0; i < ending_count; i++)
		if (fails_alike(&endings[i]))
			return i;
	if (ending_count == ENDINGS_MOST)
		return ENDING_NOT_KEPT;
	output = view_output(&length);
	return keep(output, length);
}

/* The place of an outcome in the table: its own, or the free one that is to be its own. */
static struct outcome *place_of(XXH128_hash_t hash, int code)
{
	size_t at = hash.low64 & (outcome_places - 1);

	while (outcomes[at].ending >= 0 &&
		(!XXH128_isEqual(outcomes[at].hash, hash) || outcomes[at].code != code))
		at = (at + 1) & (outcome_places - 1);
	return &outcomes[at];
}

static void make_places(void)
{
	struct outcome *old = outcomes;
	size_t old_places = outcome_places;

	if (outcome_count * 2 < outcome_places)
		return;
	outcome_places = outcome_places ? outcome_places * 2 : 1 << 10;
	outcomes = allocate(outcome_places * sizeof *outcomes);
	for (size_t i = 0; i < outcome_places; i++)
		outcomes[i].ending = -1;
	for (size_t i = 0; i < old_places; i++)
		if (old[i].ending >= 0)
			*place_of(old[i].hash, old[i].code) = old[i];
	free(old);
}

static int add_outcome(void)
{
	size_t length;
	char *output = view_output(&length);
	XXH128_hash_t hash = XXH3_128bits_withSeed(output, length, is_undone(output));
	struct outcome *outcome;

	make_places();
	outcome = place_of(hash, world.end_code);
	if (outcome->ending >= 0) {
		free(output);
		return outcome->ending;
	}
	outcome_count++;
	*outcome = (struct outcome){hash, world.end_code, ENDING_NOT_KEPT};
	if (ending_count < ENDINGS_MOST &&
		(outcome_count <= OUTCOMES_KEPT || (right_output && prints_right(output))))
		outcome->ending = keep(output, length);
	else
		free(output);
	return outcome->ending;
}

int findings_add_ending(void)
{
	bool exited = world.end == END_EXITED;

	if (!exited || last.ending < 0 ||
		memcmp(last.output, world.output, sizeof last.output) != 0 ||
		last.ticked != world.ticked || endings[last.ending].code != world.end_code) {
		int ending = exited ? add_outcome() : add_failure();

		if (ending == ENDING_NOT_KEPT)
			return ending;
		last.ending = exited ? ending : -1;
		memcpy(last.output, world.output, sizeof last.output);
		last.ticked = world.ticked;
		endings[ending].seen++;
		return ending;
	}
	endings[last.ending].seen++;
	return last.ending;
}

int findings_add_race(const struct race *race, bool *fresh)
{
	*fresh = false;
	for (int i = 0; i < race_count; i++)
		if (race_is_same(&races[i].race, race))
			return i;
	if (race_count == RACES_MOST)
		return -1;
	if (!races)
		races = allocate_zeros(RACES_MOST, sizeof *races);
	*fresh = true;
	races[race_count].race = *race;
	return race_count++;
}

uint64_t findings_outcomes(void)
{
	return outcome_count;
}

bool findings_kept_all(void)
{
	size_t kept = 0;

	for (int i = 0; i < ending_count; i++)
		kept += endings[i].end == END_EXITED;
	return kept == outcome_count;
}

bool findings_have_failure(void)
{
	for (int i = 0; i < ending_count; i++)
		if (endings[i].end != END_UNMODELLED && !ending_is_right(&endings[i]))
			return true;
	return race_count > 0 || outcome_count > 1;
}

void findings_clear(void)
{
	for (int i = 0; i < ending_count; i++) {
		free(endings[i].output);
		free(endings[i].straight);
		schedule_free(&endings[i].schedule);
	}
	for (int i = 0; i < race_count; i++)
		schedule_free(&races[i].schedule);
	free(outcomes);
	outcomes = NULL;
	outcome_places = outcome_count = 0;
	ending_count = race_count = 0;
	last.ending = -1;
}
