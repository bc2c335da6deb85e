/*
 * A variation of a lab: what one student's copy is made with, so that no two neighbours need have
 * the same. Its rows `vary.<row> = word word ...` say what there is to choose from; the first word
 * is what the lab is shipped with. A variation is written `row=word row=word`, in the order of the
 * rows.
 *
 * A keyed hash of the lab, the student and the row chooses the word: the same key and student
 * always have the same variation, and who has no key cannot tell anybody's. What is kept of a
 * student's copy is its variation and never the key.
 */
#ifndef VARIATION_H
#define VARIATION_H

#include "base/siphash.h"
#include "house/labs.h"

enum { VARIATION_KEY_LEAST = 16, STUDENT_LONGEST = 200 /* bytes */ };

struct variation_key {
	unsigned char bytes[SIPHASH_KEY];
};

/* The file's bytes, all of them, are the key. False with one line in `complaint`. */
bool variation_key_read(struct variation_key *key, const char *path, struct text *complaint);
/* Is it fit to be a student's ID: one line of text, of some bytes but not too many? */
bool variation_student_is_good(const char *student);

/* Has the lab any rows? */
bool lab_varies(const struct lab *lab);
/* The student's variation. The caller frees it. */
char *variation_choose(const struct lab *lab, const struct variation_key *key, const char *student);
/*
 * A variation that needs no key: of each row word number `number`, from 0, and the first again
 * after the last. The caller frees it.
 */
char *variation_numbered(const struct lab *lab, size_t number);
/* Does it name a word of each row of the lab, and nothing else? Else one line in `complaint`. */
bool variation_fits(const struct lab *lab, const char *variation, struct text *complaint);

/* Takes the next row of a lab.conf; false after the last. `at` begins with 0. */
bool variation_row(const struct conf *conf, size_t *at, const char **row, const char **words);
/* The word that a variation has for a row; NULL if it has none. The caller frees it. */
char *variation_word(const char *variation, const char *row);

#endif
