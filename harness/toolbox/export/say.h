/*
 * A result in words, the same in every format that shows text, and what formats write it with.
 */
#ifndef SAY_H
#define SAY_H

#include "base/text.h"
#include "export/document.h"

/* "NOT SOLVED: there is a data race (6 of 16 points)", without points if it cannot be judged. */
char *say_verdict(const struct exported *exported);
/* "0/2", "" in a lab that cannot be judged: there a 0 would look like a grade. Caller frees. */
char *say_points(const struct exported *exported, const json_t *check);
/* What a check has to say about a status other than passed, "" for nothing. Lines, for reading. */
char *say_check(const json_t *check);
/* Verdict, reason and every check of all labs, a line each, for reading. */
char *say_all(const struct document *document);

bool check_is(const json_t *check, const char *status);
/* Is there a check that asks for the verdict? If not, the lab itself has to say it. */
bool verdict_is_in_checks(const struct exported *exported);

/* Writes it to stdout and releases it. */
void put_json(json_t *json);
void put_text(struct text *text);

/* `string` where certain characters mean something: "&" to "&amp;" and so on, pair by pair. */
struct escape {
	char byte;
	const char *instead;
};
/* Ends with a row whose byte is NUL. */
void escape_add(struct text *text, const struct escape *escapes, const char *string);
extern const struct escape escape_xml[];

#endif
