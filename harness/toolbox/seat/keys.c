#include "seat/keys.h"

#include <ctype.h>
#include <stddef.h>

const struct key keys[] = {
	{'s', "show", KEY_VERB, "show"},
	{'r', "run", KEY_VERB, "run"},
	{'d', "detect", KEY_VERB, "detect"},
	{'e', "explore", KEY_VERB, "explore"},
	{'h', "hint", KEY_VERB, "hint"},
	{'c', "check", KEY_JUDGE, "check"},
	{'a', "answers", KEY_ANSWERS, NULL},
	{'n', "next lab", KEY_NEXT, "watch"},
	{'l', "list", KEY_COURSE, "list"},
	{'q', "quit", KEY_QUIT, NULL},
	{0},
};

const struct key *key_of(int letter)
{
	for (const struct key *key = keys; key->letter; key++)
		if (key->letter == tolower(letter))
			return key;
	return NULL;
}
