/*
 * result.json, the canonical result of one submission. harness/result.schema.json describes it;
 * every other format is a pure function of it.
 *
 * The same files, judged from the same seed by the same house, make the same bytes. What changes
 * from one grading to the next, such as the clock, goes to made.json beside it.
 */
#ifndef RESULT_H
#define RESULT_H

#include "verdict/rubric.h"
#include "verdict/verdict.h"

#include <jansson.h>

/* The part of it that is read back. A result owns its strings. */
struct result {
	char *lab;
	enum verdict verdict;
	char *reason;
	int points, possible;
	int failed; /* checks; one that passed may still lack points for what nobody here judges */
	char *files; /* hashes of the submission's files, to see whether they changed since */
	char *document, *making; /* result.json and made.json; NULL in a result that was read */
};

/* Where a submission comes from. Without a name it is the reader's own. */
struct origin {
	const char *who; /* how the hand-in is called */
	const char *place; /* where in it the lab's files were found; "" for the hand-in itself */
	const struct conf *called; /* under the lab's name of a file its own; may be NULL */
};

struct result_input {
	const struct work_folder *work;
	const struct rubric *rubric; /* NULL where nothing could be judged */
	const char *cannot; /* and why not, then */
	const struct conf *facts, *versions;
	const struct conf *stages; /* milliseconds of each stage */
	const struct conf *cpu; /* the same, processor time */
	const char *submission; /* the folder of the editable files */
	long milliseconds;
	struct origin origin;
	const struct conf *judges; /* hashes of all that judged, see judges.h; may be NULL */
	const struct conf *sizes; /* under a variant's name its sizes, a list; may be NULL */
};

/* Decides the verdict from the checks and makes both documents. Writes nothing. */
void result_describe(const struct result_input *input, struct result *result);
/* The same, and writes them into the work folder. Dies when they cannot be written. */
void result_make(const struct result_input *input, struct result *result);
/*
 * Both documents of the same hand-in of somebody else, whose name `who` is. The caller frees them.
 * False when they are not a result of ours.
 */
bool result_rename(
	const char *document, const char *making, const char *who, char **renamed, char **remade);
/*
 * Is the digest of a result.json that was read still that of its `result`? If not, somebody has
 * changed it.
 */
bool result_is_whole(const json_t *whole);
/* False when the file is missing or not a result of ours. */
bool result_read(struct result *result, const char *path);
/* The hashes of the student's files in `folder`, as in result.files. The caller frees it. */
char *result_files(const struct lab *lab, const char *folder);
void result_release(struct result *result);

#endif
