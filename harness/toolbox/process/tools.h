/*
 * The tools around us: which are there, and in which version.
 *
 * Asking a tool for its version takes longer than a grading's whole audit, so the answers are
 * kept in build/cache, keyed by each program's path, size and time of change.
 */
#ifndef TOOLS_H
#define TOOLS_H

#include "house/house.h"

struct tool {
	const char *name; /* what it is called in result.json */
	const char *program; /* looked up in PATH; NULL for a file */
	const char *file; /* instead: one of its files, when it is no program */
	const char *package; /* Debian's package */
	const char *purpose;
};

/* Ended by a row without a name. */
extern const struct tool tools[];

/*
 * Every tool's version by its name; missing ones have an empty value. The key "fingerprint"
 * holds a hash that changes whenever any of the tools does.
 */
void tools_read(const struct house *house, struct conf *versions);
/* Adds each program's path, size and time of change: other words for other tools. */
void tools_identify(struct text *identity);
/* The first tool that is missing, or NULL. */
const struct tool *tools_missing(const struct conf *versions);

#endif
