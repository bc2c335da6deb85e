/*
 * Turns a program's addresses into names and lines. Add all addresses first: one llvm-symbolizer
 * then answers them together.
 */
#ifndef SYMBOLS_H
#define SYMBOLS_H

#include "base/text.h"

#include <stdint.h>

struct symbol {
	uint64_t address; /* relative to where the program was loaded */
	bool is_data; /* a variable instead of code */
	char *name; /* NULL when unknown */
	char *file; /* base name; code only */
	int line;
};

struct symbols {
	struct symbol *items;
	size_t count;
};

/* Adds an address; returns its index in `items`. */
size_t symbols_ask(struct symbols *symbols, uint64_t address, bool is_data);
/*
 * Fills in names and places; without the toolchain's `symbolizer` they stay unknown. `scratch` is
 * a file to overwrite.
 */
void symbols_resolve(
	struct symbols *symbols, const char *symbolizer, const char *program, const char *scratch);
void symbols_release(struct symbols *symbols);

#endif
