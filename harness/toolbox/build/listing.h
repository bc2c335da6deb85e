/*
 * A listing: LLVM's text form of one C file, turned into facts. Judging them is audit.c's work.
 *
 * The compiler writes it uninstrumented but with every attribute in place. LLVM describes one
 * thing a line, and a line's first characters say what kind of thing.
 */
#ifndef LISTING_H
#define LISTING_H

#include "base/text.h"

/* Bytes that are read. No file that a student may hand in comes near it by honest means. */
enum { LISTING_LARGEST = 32 << 20 };

enum listing_kind {
	LISTING_FUNCTION,
	LISTING_VARIABLE,
	LISTING_CONSTANT, /* the compiler's own: a string, the name of a function, a table */
	LISTING_ALIAS, /* a second name for something, by `alias` or `ifunc` */
	LISTING_CONSTRUCTOR, /* a function that runs before or after main */
	LISTING_ASSEMBLY, /* inside a function, or at the top level */
	LISTING_ADDRESS_SPACE, /* one beside C's own; the first only */
};

struct listing_entry {
	enum listing_kind kind;
	/* As the linker knows it; empty for what has none, or where the source gave an empty one.
	 */
	char *name;
	/* A function or variable, a constant or an alias is one of these two, and nothing else is.
	 */
	bool is_defined;
	bool is_declared; /* defined elsewhere, even if a body stands here to be inlined */
	bool is_static;
	bool is_hidden; /* a function with a body that ThreadSanitizer will not instrument */
	bool has_section; /* in a section that the source names, by an attribute or a pragma */
	int line; /* of the source; 0 where the listing does not say */
};

struct listing {
	struct listing_entry *entries; /* in the order of the text */
	size_t count;
	bool has_atomics; /* some function holds an atomic access */
	bool has_fences;
	bool has_address_spaces;
	struct text text;
	/*
	 * The lines of `text`, and those that others refer to by number: metadata[12] is the line
	 * "!12 = ...", attributes[3] is "attributes #3 = ...". LLVM numbers from 0, so that each
	 * of the three has room for `line_count`.
	 */
	char **lines, **metadata, **attributes;
	size_t line_count;
};

/*
 * Both accept any bytes at all: a line that they do not understand makes no entry. They return
 * false, and an empty listing, for text of more than LISTING_LARGEST bytes or with a NUL in it, and
 * for a file that cannot be read. Nothing is known then about the source: it is not clean.
 */
bool listing_parse(struct listing *listing, const char *bytes, size_t length);
bool listing_read(struct listing *listing, const char *path);
void listing_release(struct listing *listing);

/* What is defined or declared under that name, as the linker knows it; NULL for nothing. */
const struct listing_entry *listing_find(const struct listing *listing, const char *name);
/* The line of the source that the "!dbg !N" of a line refers to; 0 where there is none. */
int listing_source_line(const struct listing *listing, const char *line);
/* The first line of the source whose code uses `name`; 0 where the listing does not say. */
int listing_line_of_use(const struct listing *listing, const char *name);

#endif
