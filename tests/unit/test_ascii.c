/*
 * Names as people have them, in letters that a file name may hold.
 */
#include "base/ascii.h"

#include "dice.h"
#include "tap.h"

#include <stdlib.h>

static const struct {
	const char *utf8, *ascii;
} names[] = {
	{"Ada Lovelace", "Ada Lovelace"},
	{"Jos\xc3\xa9 N\xc3\xba\xc3\xb1"
	 "ez",
		"Jose Nunez"},
	{"Jose\xcc\x81", "Jose"},
	{"\xc3\x85se \xc3\x98ye", "Ase Oye"},
	{"Gro\xc3\x9f", "Gross"},
	{"\xc5\x81ukasz", "Lukasz"},
	{"\xc8\x98tefan", "Stefan"},
	{"Nguy\xe1\xbb\x85n", "Nguyen"},
	{"\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd", "Ivan"},
	{"\xce\xa3\xcf\x89\xce\xba\xcf\x81\xce\xac\xcf\x84\xce\xb7\xcf\x82", "Sokratis"},
	{"\xe7\x8e\x8b\xe4\xbc\x9f Wang", "_ Wang"},
	{"a\xff\xfe"
	 "b",
		"a_b"},
	{"\xf0\x9f\x98\x80", "_"},
	{"", ""},
};

enum { NAMES = sizeof names / sizeof *names, ROUNDS = 20000, LONGEST = 24 };

/* Whatever bytes they are, what comes out is ASCII. */
static int strange(struct dice *dice)
{
	int found = 0;

	for (int i = 0; i < ROUNDS; i++) {
		char bytes[LONGEST + 1] = "", *ascii;

		for (int k = dice_roll(dice, LONGEST); k-- > 0;)
			bytes[k] = (char)(1 + dice_roll(dice, 255));
		ascii = ascii_spelling(bytes);
		for (const char *byte = ascii; *byte; byte++)
			found += (unsigned char)*byte >= 0x80;
		free(ascii);
	}
	return found;
}

int main(void)
{
	struct tap tap = tap_plan(NAMES + 1);
	struct dice dice = dice_seeded();

	for (int i = 0; i < NAMES; i++) {
		char *ascii = ascii_spelling(names[i].utf8);

		tap_string(&tap, ascii, names[i].ascii, names[i].ascii);
		free(ascii);
	}
	tap_number(&tap, strange(&dice), 0, "no byte is left that is no ASCII");
	return tap_end(&tap);
}
