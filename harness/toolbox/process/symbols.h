/*
 * Addresses of a program to names and lines, by llvm-symbolizer. All questions are asked first and
 * answered by one process.
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

/* Asks for an address; returns its place in `items`. */
size_t symbols_ask(struct symbols *symbols, uint64_t address, bool is_data);
/* Fills in the answers; without a symboliser they stay unknown. */
void symbols_resolve(struct symbols *symbols, const char *program, const char *scratch);
void symbols_release(struct symbols *symbols);

#endif
