/*
 * The keys of the seat. Each stands for a command line, which is shown when it is pressed, so that
 * the commands are learnt.
 */
#ifndef KEYS_H
#define KEYS_H

enum key_act {
	KEY_VERB, /* runs `verb` of the lab */
	KEY_JUDGE, /* the same, in place of the check that is under way */
	KEY_COURSE, /* runs `verb`, which takes no lab */
	KEY_ANSWERS, /* opens answers.conf in the student's editor */
	KEY_NEXT, /* goes to the next lab */
	KEY_QUIT,
};

struct key {
	const char *word;
	const char *verb; /* NULL for none */
	enum key_act act;
	char letter;
};

/* In the order in which they are shown; the last row has no letter. */
extern const struct key keys[];

/* NULL for a key that stands for nothing. */
const struct key *key_of(int letter);

#endif
