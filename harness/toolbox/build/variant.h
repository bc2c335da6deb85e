/*
 * Reads variants.mk: how each variant is compiled, linked and run. The toolbox gets every flag of
 * a compiler or detector from here, and spells out none.
 */
#ifndef VARIANT_H
#define VARIANT_H

#include "house/house.h"
#include "process/job.h"

/* Adds the compiler and its flags for a variant: the command up to the file names. */
void variant_compile(const struct house *house, const char *variant, struct job *job);
void variant_link(const struct house *house, const char *variant, struct job *job);
/* Adds the words of the line VARIANT.`line`, or else of `line`. False if there is neither. */
bool variant_line(
	const struct house *house, const char *variant, const char *line, struct job *job);
/* Adds the command before the program's name, and its environment; {log} becomes `log`. */
void variant_run(const struct house *house, const char *variant, const char *log, struct job *job);
/* The flags of a variant as one line, for result.json and the cache keys. Caller frees it. */
char *variant_flags(const struct house *house, const char *variant);

#endif
