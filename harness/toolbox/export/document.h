/*
 * What is exported: the result of one lab, or of several as one document.
 *
 * A result.json may come from anywhere, so it is checked as a whole before anything is made of it:
 * its schema, the type of each member, and the digest, which tells whether somebody changed it
 * after the grading. The evidence beside it, findings.json and exploration.json, is used where it
 * is there and can be read.
 *
 * Every string in it is plain text: no control character but newline, nothing that reverses the
 * direction of writing, and none longer than PLAIN_LONGEST bytes. A format escapes only what means
 * something to itself.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "base/json.h"
#include "house/labs.h"
#include "verdict/verdict.h"

struct exported {
	json_t *result; /* the member "result" */
	json_t *findings, *exploration; /* NULL where there is no such evidence */
	char *folder; /* that of result.json */
	char *made_at; /* when it was graded, "" if unknown */
	enum verdict verdict;
	long points, possible;
	struct lab lab; /* as far as a result tells about it: its name, and the files to edit */
};

struct document {
	struct exported *items;
	size_t count; /* at least 1 */
	const struct exported *unjudged; /* the first lab that cannot be judged; NULL for none */
	long points, possible; /* of all labs */
};

/*
 * Reads `path`: a result.json, a folder that holds one, or the folder of a grading with a folder
 * for each lab. Dies with exit 2 if it is none of these, and with exit 3 if a result is damaged, or
 * missing because its grading did not end.
 */
void document_open(struct document *document, const char *path);
void document_release(struct document *document);

/* Members of a result or of a check that are always there. */
const char *exported_text(const struct exported *exported, const char *key);
const json_t *exported_checks(const struct exported *exported);
/* "02 The accumulator". The caller frees it. */
char *exported_name(const struct exported *exported);
/* Where a file of the lab lies in the hand-in: "labs/02-accumulator/accumulator.c". Caller frees.
 */
char *exported_path(const struct exported *exported, const char *file);

#endif
