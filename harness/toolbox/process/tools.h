/*
 * The tools that we call: which are installed, and in which version.
 *
 * Asking every tool for its version takes longer than the audit of a grading, so build/cache keeps
 * the answers until a tool's path, size or modification time changes.
 */
#ifndef TOOLS_H
#define TOOLS_H

#include "house/house.h"

struct tool {
	const char *name; /* its name in result.json */
	const char *program; /* looked up in PATH; NULL if it has none */
	bool of_clang; /* then that of the chosen toolchain, and so the package */
	const char *file; /* then this file shows that it is installed */
	const char *package; /* Debian's package */
	const char *purpose; /* told where it is missing */
};

/* The last row has no name. */
extern const struct tool tools[];

/*
 * Sets each tool's version under its name, empty for a missing one, and under "fingerprint" a hash
 * that changes whenever a tool does. The caller releases `versions`.
 */
void tools_read(const struct house *house, struct conf *versions);
/* Appends path, size and modification time of every tool: a text that changes when one does. */
void tools_identify(const struct house *house, struct text *identity);
/* Debian's package of a tool, with the version of the toolchain. The caller frees it. */
char *tool_package(const struct house *house, const struct tool *tool);
/* The first tool that is missing, or NULL. */
const struct tool *tools_missing(const struct conf *versions);

#endif
