#include "run/size.h"

#include "base/fault.h"
#include "detectors/detector.h"

#include <stdint.h>
#include <stdio.h>
#include <xxhash.h>

/* A detector takes its time: unless lab.conf says how far it may go, it goes no further. */
enum { SLOWER = 4 };

/* The variant whose sizes `variant` takes: its own, if lab.conf has any. */
static const char *sized_as(const struct lab *lab, const char *variant)
{
	const struct detector *detector = detector_of(variant);

	if (lab_rounds(lab, variant))
		return variant;
	return detector && detector->sized_as && lab_rounds(lab, detector->sized_as)
		       ? detector->sized_as
		       : "plain";
}

long size_most(const struct lab *lab, const char *variant, enum size size)
{
	long usual = lab_rounds(lab, sized_as(lab, variant)), largest;
	char key[64];

	snprintf(key, sizeof key, "rounds.%s.most", sized_as(lab, variant));
	largest = detector_of(variant) ? SLOWER * usual : lab_rounds(lab, "run");
	largest = conf_number(&lab->conf, key, largest);
	return size != SIZE_USUAL && largest > usual ? largest : usual;
}

/* A number from 0 to before `end`. */
static long dice(const char *variant, enum size size, unsigned long seed, int number, long end)
{
	char question[128];
	int length = snprintf(
		question, sizeof question, "%s %d %lu %d", variant, (int)size, seed, number);

	return end > 0 ? (long)(XXH3_64bits(question, (size_t)length) % (uint64_t)end) : 0;
}

/* Each doubling between the two is as likely as any other. */
static long between(long least, long most, const char *variant, unsigned long seed)
{
	int doublings = 0;

	while (least << (doublings + 1) <= most)
		doublings++;
	least <<= dice(variant, SIZE_LARGER, seed, 0, doublings + 1);
	if (most > 2 * least - 1)
		most = 2 * least - 1;
	return least + dice(variant, SIZE_LARGER, seed, 1, most - least + 1);
}

long size_draw(const struct lab *lab, const char *variant, enum size size, unsigned long seed)
{
	long rounds = lab_rounds(lab, sized_as(lab, variant)), most = size_most(lab, variant, size);

	switch (rounds ? size : SIZE_MOST) {
	case SIZE_USUAL:
		return rounds - dice(variant, size, seed, 0, rounds / 4 + 1);
	case SIZE_LARGER:
		return between(rounds, most, variant, seed);
	case SIZE_MOST:
		return most;
	}
	bug("size %d", (int)size);
}

long size_smaller(long rounds, unsigned long seed)
{
	return rounds > 1 ? 1 + dice("explore", SIZE_USUAL, seed, 0, rounds - 1) : 0;
}

long size_round(long rounds, int part, unsigned long seed)
{
	enum { FIRST = 5, WIDTH = 25 }; /* percent */

	return 1 +
	       rounds * (FIRST + part * WIDTH + dice("round", SIZE_USUAL, seed, part, WIDTH)) / 100;
}
