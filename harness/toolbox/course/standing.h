/*
 * How a course stands, as its journal tells it: of each entry what was judged, set aside or
 * overruled last.
 */
#ifndef STANDING_H
#define STANDING_H

#include "course/journal.h"
#include "course/list.h"

struct standing {
	json_t *lines; /* the journal */
	json_t *entries; /* by id, an object each; see standing_of() */
};

/* Reads the journal; faults of the chain are told to `fault`, which may be NULL. */
void standing_read(struct standing *standing, const struct course *course, journal_fault *fault,
	void *context);
void standing_release(struct standing *standing);

/* The line that names a part of the list, from 1, by its hash; NULL if there is none. */
const json_t *standing_part(const struct standing *standing, long part);
/*
 * What is known of an entry, NULL if nothing. Its members are lines of the journal, which may be
 * missing: "newest", the attempt that counts; "attempts", all that are in their place, by number;
 * "sealed", by number those that may have got there unheard; "quarantined"; "proposed";
 * "overruled", the human's word that is in force, by lab; and "words", by lab an array of all that
 * humans said, the words that were lifted or replaced too.
 */
const json_t *standing_of(const struct standing *standing, const char *id);
/* The attempt that counts; NULL if there is none. */
const json_t *standing_newest(const struct standing *standing, const char *id);
/* The attempt that is proposed, and does not count yet; NULL if there is none. */
const json_t *standing_proposed(const struct standing *standing, const char *id);
/* Is nothing more to be done for the entry: has it a result, or is it quarantined? */
bool standing_is_done(const struct standing *standing, const char *id);
/* Is there a lab in the line of an attempt that nobody could judge, and no human has either? */
bool standing_is_unclear(const struct standing *standing, const char *id);
/*
 * A human's word on a lab that was said of an earlier attempt than the one that counts; NULL if
 * there is none. It is in force all the same.
 */
const json_t *standing_earlier_word(
	const struct standing *standing, const char *id, const char *lab);
/* Is the verdict one that a busy machine could have caused? */
bool standing_word_depends_on_time(const char *word);
/* Has the attempt that counts a lab with such a verdict? */
bool standing_depends_on_time(const struct standing *standing, const char *id);

#endif
