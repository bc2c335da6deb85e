/*
 * result.json: the one canonical result of one submission. harness/result.schema.json
 * describes it; every other format is a pure function of it.
 */
#ifndef RESULT_H
#define RESULT_H

#include "verdict/rubric.h"
#include "verdict/verdict.h"

/* A result as others read it back. Strings are its own. */
struct result {
	char *lab;
	enum verdict verdict;
	char *reason;
	int points, possible;
	char *files; /* hashes of the submission in one string: has it changed since? */
};

struct result_input {
	const struct work_folder *work;
	const struct rubric *rubric; /* NULL when nothing could be judged */
	const char *cannot; /* then: why */
	const struct conf *facts, *versions;
	const struct conf *stages; /* milliseconds of each stage */
	const char *submission; /* folder that the editable files came from */
	long milliseconds;
};

/* Decides the verdict from the checks, writes result.json. Dies when it cannot be written. */
void result_make(const struct result_input *input, struct result *result);
/* False when there is none, or it is not ours. */
bool result_read(struct result *result, const char *path);
/* The hashes of the student's files in `folder`, as in result.files. Caller frees. */
char *result_files(const struct lab *lab, const char *folder);
void result_release(struct result *result);

#endif
