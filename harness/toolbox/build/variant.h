/*
 * variants.mk, read: how each variant is compiled, linked and run. The only module that
 * hands compiler and detector flags on; nobody spells one out.
 */
#ifndef VARIANT_H
#define VARIANT_H

#include "house/house.h"
#include "process/job.h"

/* Adds the compiler and its flags for a variant: the command up to the file names. */
void variant_compile(const struct house *house, const char *variant, struct job *job);
void variant_link(const struct house *house, const char *variant, struct job *job);
/* Adds the words of the line NAME.`line`, or of the line that is for all. False: there is none. */
bool variant_line(
	const struct house *house, const char *variant, const char *line, struct job *job);
/* Adds what stands before the program, its environment included; {log} becomes `log`. */
void variant_run(const struct house *house, const char *variant, const char *log, struct job *job);
/* The flags of a variant as one line, for result.json and the cache keys. Caller frees. */
char *variant_flags(const struct house *house, const char *variant);

#endif
