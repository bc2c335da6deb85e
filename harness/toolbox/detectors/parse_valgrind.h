/*
 * The XML of Valgrind's thread tools (valgrind --xml=yes) into findings, read with expat.
 *
 * Helgrind and DRD write the same elements, stacks and places, and each its own kinds of errors
 * and sentences. This module reads what they share; parse_helgrind.c and parse_drd.c hold the
 * words of one tool each, as a `struct valgrind_tool`.
 */
#ifndef PARSE_VALGRIND_H
#define PARSE_VALGRIND_H

#include "detectors/parse_valgrind_error.h"

struct valgrind_kind {
	const char *word;
	enum finding_kind kind;
};

struct valgrind_tool {
	const char *name; /* in <tool>, and of its findings */
	const struct valgrind_kind *kinds; /* ended by a row without a word; any other is OTHER */
	/* Does the complaint, as far as it is read, name no mistake of the program? May be NULL. */
	bool (*is_allowed)(const char *summary);
	/* Reads the error's headline, already in `finding->summary`. Its stack comes next. */
	void (*read_headline)(struct valgrind_error *error, const char *sentence);
	/* Reads any later sentence; `stack` and `names_allocation` are clear. */
	void (*read_sentence)(struct valgrind_error *error, const char *sentence);
};

/*
 * Returns true when the file is complete: well-formed and closed, which proves that the run came
 * to its end. False means that the run was cut off or the bytes are no output of this tool; what
 * stood before the cut is in `findings` all the same.
 */
bool parse_valgrind(struct findings *findings, const struct valgrind_tool *tool, const char *bytes,
	size_t length);

#endif
