/* The sizes that a seed draws for the runs of a lab's program. */
#include "run/size.h"

#include "run/plan.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static void open_lab(struct lab *lab, const char *keys)
{
	struct text complaint = {0};

	*lab = (struct lab){.name = "02-accumulator"};
	conf_parse(&lab->conf, "lab.conf", keys, strlen(keys), &complaint);
	text_release(&complaint);
}

static void range_test(struct tap *tap, const struct lab *lab, const char *variant, enum size size,
	long least, long most, const char *sentence)
{
	long smallest = most + 1, largest = 0;

	for (unsigned long seed = 1; seed <= 2000; seed++) {
		long drawn = size_draw(lab, variant, size, seed);

		smallest = drawn < smallest ? drawn : smallest;
		largest = drawn > largest ? drawn : largest;
	}
	/* All of the range is used, to within a twentieth at its ends. */
	tap_ok(tap,
		smallest >= least && smallest <= least + (most - least) / 20 && largest <= most &&
			largest >= most - (most - least) / 20,
		sentence);
}

static void draw_tests(struct tap *tap, const struct lab *lab)
{
	int above = 0;

	range_test(
		tap, lab, "plain", SIZE_USUAL, 750, 1000, "most runs are close to the usual size");
	range_test(tap, lab, "plain", SIZE_LARGER, 1000, 64000, "some are larger, up to `run`");
	range_test(tap, lab, "fast", SIZE_LARGER, 1000, 64000, "without a size, it is plain's");
	range_test(tap, lab, "tsan", SIZE_LARGER, 200, 5000, "or up to what lab.conf says");
	range_test(tap, lab, "helgrind", SIZE_LARGER, 100, 400, "a detector goes to four times");
	range_test(tap, lab, "drd", SIZE_USUAL, 75, 100, "one takes another's size");
	tap_number(
		tap, size_draw(lab, "plain", SIZE_MOST, 7), 64000, "and one is as large as `run`");
	for (unsigned long seed = 1; seed <= 1000; seed++)
		above += size_draw(lab, "plain", SIZE_LARGER, seed) >= 8000;
	tap_ok(tap, above > 350 && above < 650, "each doubling is as likely as any other");
	tap_number(tap, size_draw(lab, "tsan", SIZE_LARGER, 3),
		size_draw(lab, "tsan", SIZE_LARGER, 3), "a seed always draws the same");
}

static void smaller_tests(struct tap *tap)
{
	bool seen[4] = {false};

	for (unsigned long seed = 1; seed <= 100; seed++)
		seen[size_smaller(4, seed)] = true;
	tap_ok(tap, seen[1] && seen[2] && seen[3] && !seen[0],
		"the explorer's second size is smaller");
	tap_number(tap, size_smaller(1, 1), 0, "and there is none below 1");
	tap_number(tap, size_smaller(0, 1), 0, "nor for a program without sizes");
}

static void count_tests(struct tap *tap)
{
	struct plan_row usual = {.count = 9}, rest = {.orders = {.rest = 1}};
	struct lab sleeps, other;

	open_lab(&sleeps, "ticks = ROUNDS ROUNDS+1 ROUNDS\nsleeps = yes\n");
	open_lab(&other, "ticks = ROUNDS ROUNDS\n");
	tap_number(tap, plan_count(&rest, &sleeps), 3, "each working thread is stopped in a run");
	tap_number(tap, plan_count(&rest, &other), 0, "but not where it may wait as it likes");
	tap_number(tap, plan_count(&usual, &sleeps), 9, "which adds to no other row");
	conf_release(&sleeps.conf);
	conf_release(&other.conf);
}

int main(void)
{
	struct tap tap = tap_plan(18);
	struct lab lab, own;

	open_lab(&lab, "rounds.run = 64000\nrounds.plain = 1000\nrounds.tsan = 200\n"
		       "rounds.tsan.most = 5000\nrounds.helgrind = 100\n");
	open_lab(&own, "");
	draw_tests(&tap, &lab);
	smaller_tests(&tap);
	count_tests(&tap);
	tap_ok(&tap, lab_has_sizes(&lab) && !lab_has_sizes(&own), "a program may have no sizes");
	tap_number(&tap, size_draw(&own, "plain", SIZE_USUAL, 1), 0, "then it has none in any run");
	tap_number(&tap, size_draw(&own, "plain", SIZE_MOST, 1), 0, "be it large or small");
	conf_release(&lab.conf);
	conf_release(&own.conf);
	return tap_end(&tap);
}
