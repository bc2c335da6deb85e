#include "seat/keys.h"

#include <ctype.h>
#include <stddef.h>

const struct key keys[] = {
	{"show", "show", KEY_VERB, 's'},
	{"run", "run", KEY_VERB, 'r'},
	{"detect", "detect", KEY_VERB, 'd'},
	{"explore", "explore", KEY_VERB, 'e'},
	{"hint", "hint", KEY_VERB, 'h'},
	{"check", "check", KEY_JUDGE, 'c'},
	{"answers", NULL, KEY_ANSWERS, 'a'},
	{"next lab", "watch", KEY_NEXT, 'n'},
	{"list", "list", KEY_COURSE, 'l'},
	{"quit", NULL, KEY_QUIT, 'q'},
	{0},
};

const struct key *key_of(int letter)
{
	for (const struct key *key = keys; key->letter; key++)
		if (key->letter == tolower(letter))
			return key;
	return NULL;
}
